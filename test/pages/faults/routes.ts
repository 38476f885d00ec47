import type { Routes } from '../../internet/routes.ts';
import { type Hostile, hostilePages } from './hostile.ts';

/** Pages on which something is wrong, each with Parley's chat, some with Overtalk's act on it. */

const style = 'position:fixed;right:24px;bottom:24px;width:140px;height:48px';
/** Written by the page itself, so that nothing that a hostile page has broken is needed to draw it. */
const button = `<button id="parley-launcher" style="${style}">Chat</button>`;

/** `window[id]` is the element: named access works however broken the page is. */
const removes = `
/* Overtalk (fictional) removes the other chat's button. */
setTimeout(() => { window['parley-launcher'].remove(); window.__acted = true; }, 1200);`;

/** Where Overtalk removes the button. */
export const removal = { scriptUrl: 'https://cdn.overtalk.example/removes.js', line: 3 };

const draws = `
(() => {
  const launcher = document.createElement('button');
  launcher.id = 'parley-launcher';
  launcher.textContent = 'Chat';
  launcher.style.cssText = '${style}';
  document.body.append(launcher);
})();`;

/** The page says what it noticed by functions that it keeps from the first moment, whatever it breaks afterwards. */
const tellsWhatItSees = `
  let errors = '';
  window.onerror = (message) => { errors += \`\${message};\`; };
  window.onunhandledrejection = () => { errors += 'rejection;'; };
  const send = navigator.sendBeacon.bind(navigator);
  const attributes = Element.prototype.getAttributeNames.bind(document.documentElement);
  const test = RegExp.prototype.test.bind(/witness/i);
  const encode = encodeURIComponent;
  setTimeout(() => {
    let ours = '';
    for (const name in window) if (test(name)) ours += \`\${name};\`;
    const names = attributes();
    for (let i = 0; i < names.length; i += 1) ours += \`\${names[i]};\`;
    send(\`/noticed?acted=\${window.__acted}&errors=\${encode(errors)}&ours=\${encode(ours)}\`);
  }, 2000);`;

const page = (body: string, head = '') => `<!doctype html><title>Fernwood Goods</title>${head}
  <link rel="icon" href="data:,"><body><h1>Fernwood Goods</h1>${body}`;

const hostile = ({ head = '', body = '' }: Hostile) =>
  page(
    `${body.replace('BUTTON', button)}${body.includes('BUTTON') ? '' : button}
     <script src="https://cdn.parley.example/tag.js"></script>
     <script src="${removal.scriptUrl}"></script>`,
    `<script>(() => { ${tellsWhatItSees}${head} })();</script>`,
  );

const loader = '<script src="https://cdn.parley.example/draws.js"></script>';

export const faultRoutes: Routes = {
  'shop.example': {
    ...Object.fromEntries(hostilePages.map((one) => [`/hostile/${one.id}`, { body: hostile(one) }])),
    '/noticed': { status: 204, body: '' },
    '/loader': { body: page(loader) },
    '/policy': {
      body: page(loader),
      headers: {
        'content-security-policy': "script-src 'self' 'unsafe-inline' https://cdn.overtalk.example",
      },
    },
    '/site.css': { body: '#parley-launcher { display: none !important }' },
    '/css': { body: page(loader, '<link rel="stylesheet" href="/site.css">') },
    '/replaced': { body: page(`${loader}<script src="/router.js"></script>`) },
    '/router.js': {
      body: `setTimeout(() => {
        const next = document.createElement('main');
        next.textContent = 'The next page';
        document.body.replaceChildren(next);
      }, 1200);`,
    },
    '/acted': { body: page(`${button}<script src="${removal.scriptUrl}"></script>`) },
  },
  'cdn.parley.example': {
    '/tag.js': { body: 'window.Parley = { open() {} };' },
    '/draws.js': { body: draws },
  },
  'cdn.overtalk.example': { '/removes.js': { body: removes } },
};
