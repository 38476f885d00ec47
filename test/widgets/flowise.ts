import { json, packageFile } from './package-file.ts';
import { visibleInShadow } from './visible.ts';
import type { RealWidget } from './widget.ts';

/** flowise-embed: a module that adds a custom element with an open shadow root. */
export const flowise: RealWidget = {
  id: 'flowise',
  vendor: {
    id: 'flowise',
    name: 'Flowise',
    category: 'chat',
    hosts: ['flowise-cloud.example'],
    globals: ['Chatbot'],
    selectors: ['flowise-chatbot', 'flowise-fullchatbot'],
    cookies: [],
    storageKeys: [],
    aliases: [],
  },
  routes: () => ({
    'cdn.flowise-cloud.example': { '/web.js': packageFile('flowise-embed/dist/web.js') },
    'app.flowise-cloud.example': {
      '/api/v1/chatflows-streaming/*': json({ isStreaming: false }),
      '/api/v1/public-chatbotConfig/*': json({}),
      '/api/*': json({}),
    },
  }),
  pageHtml: `<script type="module">
    import Chatbot from 'https://cdn.flowise-cloud.example/web.js';
    Chatbot.init({ chatflowid: '0b0d6d5e-3c39-4f4b-9d6c-0a9a1f3c5e11', apiHost: 'https://app.flowise-cloud.example' });
    </script>`,
  rootSelector: 'flowise-chatbot',
  launcherSelector: 'flowise-chatbot',
  globalName: 'Chatbot',
  waitUntilDrawn: visibleInShadow('flowise-chatbot', 'button'),
};
