import { packageFile } from './package-file.ts';
import { visibleInShadow } from './visible.ts';
import type { RealWidget } from './widget.ts';

/** deep-chat: a custom element that the site places inline; the vendor's script fills its shadow root. */
export const deepChat: RealWidget = {
  id: 'deep-chat',
  vendor: {
    id: 'deep-chat',
    name: 'Deep Chat',
    category: 'chat',
    hosts: ['deepchat-cdn.example'],
    globals: [],
    selectors: ['deep-chat'],
    cookies: [],
    storageKeys: [],
    aliases: [],
  },
  routes: () => ({
    'deepchat-cdn.example': { '/deepChat.bundle.js': packageFile('deep-chat/dist/deepChat.bundle.js') },
  }),
  pageHtml: `<script type="module" src="https://deepchat-cdn.example/deepChat.bundle.js"></script>
    <deep-chat demo="true" style="border-radius: 10px"></deep-chat>`,
  rootSelector: 'deep-chat',
  launcherSelector: 'deep-chat',
  globalName: null,
  waitUntilDrawn: visibleInShadow('deep-chat', '#text-input'),
};
