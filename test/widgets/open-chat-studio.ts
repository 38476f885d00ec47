import { json, packageFolder } from './package-file.ts';
import { visibleInShadow } from './visible.ts';
import type { RealWidget } from './widget.ts';

const BUILD = 'open-chat-studio-widget/dist/open-chat-studio-widget';

/** open-chat-studio-widget: a Stencil custom element, its parts loaded as modules, a button in its shadow root. */
export const openChatStudio: RealWidget = {
  id: 'open-chat-studio',
  vendor: {
    id: 'open-chat-studio',
    name: 'Open Chat Studio',
    category: 'chat',
    hosts: ['openchatstudio.com', 'ocs-cdn.example'],
    globals: [],
    selectors: ['open-chat-studio-widget'],
    cookies: [],
    storageKeys: ['ocs-*'],
    aliases: [],
  },
  routes: () => ({
    'ocs-cdn.example': packageFolder(BUILD, '/widget/'),
    'www.openchatstudio.com': {
      '/api/*': json({ session_id: '5a1f7c1e-6a7d-4c1c-8a38-7e0c0f3c9b52', messages: [] }),
    },
  }),
  pageHtml: `<script type="module" src="https://ocs-cdn.example/widget/open-chat-studio-widget.esm.js"></script>
    <open-chat-studio-widget chatbot-id="7f1c9d3a-52b2-4b1e-9c6f-1f0f9b1b7d10" button-text="Chat with us"></open-chat-studio-widget>`,
  rootSelector: 'open-chat-studio-widget',
  launcherSelector: 'open-chat-studio-widget',
  globalName: null,
  waitUntilDrawn: visibleInShadow('open-chat-studio-widget', 'button'),
};
