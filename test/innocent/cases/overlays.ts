import { deepChat } from '../../widgets/deep-chat.ts';
import { flowise } from '../../widgets/flowise.ts';
import { openChatStudio } from '../../widgets/open-chat-studio.ts';
import { mergeRoutes } from '../../widgets/page.ts';
import { papercups } from '../../widgets/papercups.ts';
import { rocketchat } from '../../widgets/rocketchat.ts';
import type { InnocentCase } from '../innocent-case.ts';
import { fromCdn } from '../packages.ts';
import { follow, realCase, truthy } from '../real-case.ts';

const micromodal = fromCdn('micromodal/dist/micromodal.min.js');
const a11yDialog = fromCdn('a11y-dialog/dist/a11y-dialog.min.js');
const consent = fromCdn('vanilla-cookieconsent/dist/cookieconsent.umd.js');
const consentStyle = fromCdn('vanilla-cookieconsent/dist/cookieconsent.css');
const iframeResizer = fromCdn('iframe-resizer/js/iframeResizer.min.js');
const smoothScrollbar = fromCdn('smooth-scrollbar/dist/smooth-scrollbar.js');
const smoothscroll = fromCdn('smoothscroll-polyfill/dist/smoothscroll.min.js');

const COVERS = 'position: fixed; inset: 0; z-index: 100000; background: rgb(0 0 0 / .6)';

/** What lies over the page for a while, moves its content or changes how it scrolls. */
export const cases: InnocentCase[] = [
  realCase({
    id: 'micromodal-covers-briefly',
    packages: ['micromodal'],
    widget: rocketchat,
    truth: ['healthy'],
    pages: {
      '/': {
        head: `${micromodal.tag}<style>.modal { display: none } .modal.is-open { display: block } .overlay { ${COVERS} }</style>`,
        body: `<button id="next" data-micromodal-trigger="offer">Offer</button>
          <div class="modal" id="offer" aria-hidden="true"><div class="overlay" tabindex="-1"><div role="dialog" aria-modal="true">
          <h2>Free returns</h2><button id="close" data-micromodal-close>Close</button></div></div></div>
          <script>MicroModal.init()</script>${rocketchat.pageHtml}`,
      },
    },
    routes: () => micromodal.routes,
    visit: async (page) => {
      await follow('#next', '.modal.is-open')(page);
      await page.click('#close');
      await truthy(page, `!document.querySelector('.modal.is-open')`);
    },
  }),
  realCase({
    id: 'a11y-dialog-stays-open',
    packages: ['a11y-dialog'],
    widget: rocketchat,
    truth: ['css-conflict'],
    pages: {
      '/': {
        head: `${a11yDialog.tag}<style>.dialog { ${COVERS} } .dialog[aria-hidden="true"] { display: none }</style>`,
        body: `<button id="next" data-a11y-dialog-show="sizes">Sizes</button>
          <div class="dialog" id="sizes" data-a11y-dialog="sizes" aria-hidden="true" aria-label="Sizes"><div data-a11y-dialog-hide></div>
          <div role="document"><h2>Sizes</h2><button data-a11y-dialog-hide>Close</button></div></div>${rocketchat.pageHtml}`,
      },
    },
    routes: () => a11yDialog.routes,
    visit: follow('#next', '#sizes:not([aria-hidden])'),
  }),
  realCase({
    id: 'consent-banner-over-chat',
    packages: ['vanilla-cookieconsent'],
    widget: papercups,
    truth: ['css-conflict', 'consent-manager'],
    pages: {
      '/': {
        head: `<link rel="stylesheet" href="${consentStyle.url}">${consent.tag}`,
        body: `<script>CookieConsent.run({
          hideFromBots: false,
          guiOptions: { consentModal: { layout: 'box', position: 'bottom right' } },
          categories: { necessary: { enabled: true, readOnly: true }, analytics: {} },
          language: { default: 'en', translations: { en: {
            consentModal: { title: 'Cookies', description: 'We use cookies.', acceptAllBtn: 'Accept', acceptNecessaryBtn: 'Reject' },
            preferencesModal: { sections: [] },
          } } },
        })</script>${papercups.pageHtml}`,
      },
    },
    routes: () => mergeRoutes(consent.routes, consentStyle.routes),
    visit: (page) => truthy(page, `document.querySelector('html.show--consent') !== null`),
    seconds: 1.5,
  }),
  realCase({
    id: 'iframe-resizer-sizes-frames',
    packages: ['iframe-resizer'],
    widget: rocketchat,
    truth: ['healthy'],
    pages: {
      '/': {
        head: iframeResizer.tag,
        body: `<iframe src="/size-table" title="Sizes"></iframe>
          <script>addEventListener('load', () => setTimeout(() => iFrameResize({ log: false, checkOrigin: false, warningTimeout: 0 }, 'iframe'), 300))</script>
          ${rocketchat.pageHtml}`,
      },
      '/size-table': { body: '<table><tr><td>S</td></tr></table>' },
    },
    routes: () => iframeResizer.routes,
  }),
  realCase({
    id: 'smooth-scrollbar-moves-content',
    packages: ['smooth-scrollbar'],
    widget: deepChat,
    truth: ['healthy'],
    pages: {
      '/': {
        head: smoothScrollbar.tag,
        body: `<button id="next">Start</button><div id="scroll" style="height: 90vh">${deepChat.pageHtml}<p style="height: 150vh">Lamps</p></div>
          <script>document.getElementById('next').addEventListener('click', () => Scrollbar.init(document.getElementById('scroll')))</script>`,
      },
    },
    routes: () => smoothScrollbar.routes,
    visit: follow('#next', '.scroll-content'),
  }),
  realCase({
    id: 'smoothscroll-polyfills',
    packages: ['smoothscroll-polyfill'],
    widget: flowise,
    truth: ['healthy'],
    pages: {
      '/': {
        before: `<script>window.__forceSmoothScrollPolyfill__ = true</script>${smoothscroll.tag}<script>smoothscroll.polyfill()</script>`,
        body: `<p style="height: 200vh">Lamps</p><p id="end">End</p>${flowise.pageHtml}`,
      },
    },
    routes: () => smoothscroll.routes,
    visit: (page) =>
      page.evaluate(() => document.getElementById('end')?.scrollIntoView({ behavior: 'smooth' })),
  }),
  realCase({
    id: 'lazy-polyfill-arrives-late',
    packages: ['core-js-bundle'],
    widget: openChatStudio,
    truth: ['healthy'],
    pages: {
      '/': {
        head: `<script>addEventListener('load', () => setTimeout(() => {
          const polyfill = document.createElement('script');
          polyfill.src = '${fromCdn('core-js-bundle/minified.js').url}';
          document.head.append(polyfill);
        }, 200))</script>`,
        body: openChatStudio.pageHtml,
      },
    },
    routes: () => fromCdn('core-js-bundle/minified.js').routes,
  }),
];
