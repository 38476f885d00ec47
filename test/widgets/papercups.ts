import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { html, json } from './package-file.ts';
import { visible } from './visible.ts';
import type { RealWidget } from './widget.ts';

const TOKEN = '2b8c0a3e-9a54-4c5e-8a83-3f6d1b7c2e90';

/** @papercups-io/chat-widget: a React widget, bundled as its vendor bundles it: widget.js reads window.Papercups. */
export const papercups: RealWidget = {
  id: 'papercups',
  vendor: {
    id: 'papercups',
    name: 'Papercups',
    category: 'chat',
    hosts: ['papercups.io'],
    globals: ['Papercups'],
    selectors: [
      '.Papercups-toggleButton',
      '.Papercups-toggleButtonContainer',
      '.Papercups-chatWindowContainer',
    ],
    cookies: [],
    storageKeys: [],
    aliases: [],
    switches: ['Papercups.config.hideToggleButton'],
  },
  routes: async () => ({
    'app.papercups.io': {
      '/widget.js': { body: await bundle() },
      '/api/widget_settings*': json({
        data: { id: TOKEN, title: 'Welcome', subtitle: 'Ask us anything', color: '#1890ff' },
      }),
      '/api/*': json({ data: {} }),
    },
    'chat-widget.papercups.io': { '/*': html(FRAME) },
  }),
  pageHtml: `<script>
    window.Papercups = { config: { token: '${TOKEN}', inbox: '${TOKEN}', baseUrl: 'https://app.papercups.io' } };
    </script>
    <script async defer src="https://app.papercups.io/widget.js"></script>`,
  rootSelector: '.Papercups-toggleButtonContainer',
  launcherSelector: '.Papercups-toggleButton',
  globalName: 'Papercups',
  waitUntilDrawn: visible('.Papercups-toggleButton'),
};

const FRAME = `<!doctype html><title>Papercups</title><script>
  parent.postMessage({ event: 'chat:loaded', payload: {} }, '*');
</script>`;

const ENTRY = `
  import { createElement } from 'react';
  import { render } from 'react-dom';
  import { ChatWidget, open, close, toggle } from '@papercups-io/chat-widget';
  const { config } = window.Papercups;
  window.Papercups = { ...window.Papercups, open, close, toggle };
  const root = document.createElement('div');
  document.body.appendChild(root);
  render(createElement(ChatWidget, config), root);
`;

async function bundle(): Promise<string> {
  const result = await build({
    stdin: { contents: ENTRY, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
  });
  return result.outputFiles[0]?.text ?? '';
}
