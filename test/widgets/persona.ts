import { packageFolder } from './package-file.ts';
import { visible } from './visible.ts';
import type { RealWidget } from './widget.ts';

/** @runtypelabs/persona: an installer that brings the launcher's own script first and the whole widget later. */
export const persona: RealWidget = {
  id: 'persona',
  vendor: {
    id: 'persona',
    name: 'Persona',
    category: 'chat',
    hosts: ['runtype.com'],
    globals: ['AgentWidget', 'AgentWidgetLauncher'],
    selectors: ['.persona-host', 'button.persona-fixed'],
    cookies: [],
    storageKeys: ['persona-*'],
    aliases: [],
  },
  routes: () => ({
    'cdn.runtype.com': packageFolder('@runtypelabs/persona/dist', '/persona/4.17.0/'),
  }),
  pageHtml: `<script>
    window.siteAgentConfig = { config: { apiUrl: 'https://api.runtype.com/chat', launcher: { title: 'Chat', subtitle: 'Ask us' } } };
    </script>
    <script src="https://cdn.runtype.com/persona/4.17.0/install.global.js"></script>`,
  rootSelector: 'button.persona-fixed',
  launcherSelector: 'button.persona-fixed',
  globalName: 'AgentWidgetLauncher',
  waitUntilDrawn: visible('button.persona-fixed'),
};
