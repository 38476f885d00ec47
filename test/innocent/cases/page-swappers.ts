import { deepChat } from '../../widgets/deep-chat.ts';
import { flowise } from '../../widgets/flowise.ts';
import { openChatStudio } from '../../widgets/open-chat-studio.ts';
import { papercups } from '../../widgets/papercups.ts';
import { persona } from '../../widgets/persona.ts';
import { rocketchat } from '../../widgets/rocketchat.ts';
import type { InnocentCase } from '../innocent-case.ts';
import { fromCdn } from '../packages.ts';
import { follow, realCase } from '../real-case.ts';

const turbo = fromCdn('@hotwired/turbo/dist/turbo.es2017-umd.js');
const turbolinks = fromCdn('turbolinks/dist/turbolinks.js');
const swup = fromCdn('swup/dist/Swup.umd.js');
const barba = fromCdn('@barba/core/dist/barba.umd.js');
const pjax = fromCdn('pjax/pjax.js');
const htmx = fromCdn('htmx.org/dist/htmx.min.js');
const morphdom = fromCdn('morphdom/dist/morphdom-umd.min.js');
const unpoly = fromCdn('unpoly/unpoly.min.js');

const LINK = '<a id="next" href="/chairs">Chairs</a>';
const CHAIRS = '<h2 id="chairs">Chairs</h2>';
const toChairs = follow('#next', '#chairs');

/** Software that goes to another page without loading it: the whole body is replaced, or its main part. */
export const cases: InnocentCase[] = [
  realCase({
    id: 'turbo-replaces-body',
    packages: ['@hotwired/turbo'],
    widget: rocketchat,
    truth: ['page-replacement'],
    pages: {
      '/': { head: turbo.tag + rocketchat.pageHtml, body: LINK },
      '/chairs': { head: turbo.tag + rocketchat.pageHtml, body: CHAIRS },
    },
    routes: () => turbo.routes,
    visit: toChairs,
  }),
  realCase({
    id: 'turbo-restores-chat',
    packages: ['@hotwired/turbo'],
    widget: openChatStudio,
    truth: ['healthy'],
    pages: {
      '/': { head: turbo.tag, body: `${LINK}${openChatStudio.pageHtml}` },
      '/chairs': { head: turbo.tag, body: `${CHAIRS}${openChatStudio.pageHtml}` },
    },
    routes: () => turbo.routes,
    visit: toChairs,
    seconds: 1,
  }),
  realCase({
    id: 'turbo-permanent-chat',
    packages: ['@hotwired/turbo'],
    widget: deepChat,
    truth: ['healthy'],
    pages: {
      '/': {
        head: turbo.tag,
        body: `${LINK}<div id="support" data-turbo-permanent>${deepChat.pageHtml}</div>`,
      },
      '/chairs': {
        head: turbo.tag,
        body: `${CHAIRS}<div id="support" data-turbo-permanent>${deepChat.pageHtml}</div>`,
      },
    },
    routes: () => turbo.routes,
    visit: toChairs,
  }),
  realCase({
    id: 'turbolinks-replaces-body',
    packages: ['turbolinks'],
    widget: persona,
    truth: ['page-replacement'],
    pages: {
      '/': { head: `${turbolinks.tag}${persona.pageHtml}`, body: LINK },
      '/chairs': { head: `${turbolinks.tag}${persona.pageHtml}`, body: CHAIRS },
    },
    routes: () => turbolinks.routes,
    visit: toChairs,
  }),
  realCase({
    id: 'swup-swaps-main',
    packages: ['swup'],
    widget: papercups,
    truth: ['healthy'],
    pages: {
      '/': {
        head: swup.tag,
        body: `<main id="swup" class="transition-main">${LINK}</main><script>new Swup({ animationSelector: false })</script>${papercups.pageHtml}`,
      },
      '/chairs': { body: `<main id="swup" class="transition-main">${CHAIRS}</main>` },
    },
    routes: () => swup.routes,
    visit: toChairs,
  }),
  realCase({
    id: 'barba-swaps-container',
    packages: ['@barba/core'],
    widget: flowise,
    truth: ['healthy'],
    pages: {
      '/': {
        head: barba.tag,
        body: `<div data-barba="wrapper"><main data-barba="container" data-barba-namespace="lamps">${LINK}</main></div><script>barba.init({ timeout: 9000 })</script>${flowise.pageHtml}`,
      },
      '/chairs': {
        body: `<div data-barba="wrapper"><main data-barba="container" data-barba-namespace="chairs">${CHAIRS}</main></div>`,
      },
    },
    routes: () => barba.routes,
    visit: toChairs,
  }),
  realCase({
    id: 'pjax-swaps-content',
    packages: ['pjax'],
    widget: rocketchat,
    truth: ['healthy'],
    pages: {
      '/': {
        head: pjax.tag,
        body: `<div id="content">${LINK}</div><script>new Pjax({ elements: 'a[href]', selectors: ['title', '#content'] })</script>${rocketchat.pageHtml}`,
      },
      '/chairs': { body: `<div id="content">${CHAIRS}</div>` },
    },
    routes: () => pjax.routes,
    visit: toChairs,
  }),
  realCase({
    id: 'htmx-boost-body',
    packages: ['htmx.org'],
    widget: papercups,
    truth: ['page-replacement'],
    pages: {
      '/': {
        head: htmx.tag + papercups.pageHtml,
        body: `<nav hx-boost="true">${LINK}</nav>`,
      },
      '/chairs': { head: htmx.tag + papercups.pageHtml, body: CHAIRS },
    },
    routes: () => htmx.routes,
    visit: toChairs,
  }),
  realCase({
    id: 'htmx-swaps-main',
    packages: ['htmx.org'],
    widget: persona,
    truth: ['healthy'],
    pages: {
      '/': {
        head: htmx.tag,
        body: `<main id="main"><a id="next" href="/chairs" hx-get="/chairs" hx-target="#main" hx-select="#main" hx-swap="outerHTML">Chairs</a></main>${persona.pageHtml}`,
      },
      '/chairs': { body: `<main id="main">${CHAIRS}</main>` },
    },
    routes: () => htmx.routes,
    visit: toChairs,
  }),
  realCase({
    id: 'unpoly-swaps-main',
    packages: ['unpoly'],
    widget: rocketchat,
    truth: ['healthy'],
    pages: {
      '/': {
        head: unpoly.tag,
        body: `<main><a id="next" href="/chairs" up-follow>Chairs</a></main>${rocketchat.pageHtml}`,
      },
      '/chairs': { head: unpoly.tag, body: `<main>${CHAIRS}</main>` },
    },
    routes: () => unpoly.routes,
    visit: toChairs,
  }),
  realCase({
    id: 'morphdom-drops-chat',
    packages: ['morphdom'],
    widget: deepChat,
    truth: ['page-replacement', 'hidden-by-site'],
    pages: {
      '/': {
        head: morphdom.tag,
        body: `<main>${LINK}<div>${deepChat.pageHtml}</div></main><script>
          document.getElementById('next').addEventListener('click', async (event) => {
            event.preventDefault();
            const text = await (await fetch('/chairs')).text();
            morphdom(document.querySelector('main'), new DOMParser().parseFromString(text, 'text/html').querySelector('main'));
          });
        </script>`,
      },
      '/chairs': { body: `<main>${CHAIRS}</main>` },
    },
    routes: () => morphdom.routes,
    visit: toChairs,
  }),
];
