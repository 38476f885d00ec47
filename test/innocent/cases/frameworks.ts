import { deepChat } from '../../widgets/deep-chat.ts';
import { flowise } from '../../widgets/flowise.ts';
import { openChatStudio } from '../../widgets/open-chat-studio.ts';
import { mergeRoutes } from '../../widgets/page.ts';
import { papercups } from '../../widgets/papercups.ts';
import { persona } from '../../widgets/persona.ts';
import { rocketchat } from '../../widgets/rocketchat.ts';
import type { InnocentCase } from '../innocent-case.ts';
import { fromCdn, siteBundle } from '../packages.ts';
import { follow, realCase } from '../real-case.ts';
import { svelte } from '../svelte-plugin.ts';

const react = fromCdn('react/umd/react.production.min.js');
const reactDom = fromCdn('react-dom/umd/react-dom.production.min.js');
const vue = fromCdn('vue/dist/vue.global.prod.js');
const alpine = fromCdn('alpinejs/dist/cdn.min.js');

const APP = '/assets/app.js';
const appTag = `<script defer src="${APP}"></script>`;
/** The vendor's script apart from the element, which the site's own component draws. */
const scriptOf = (snippet: string): string => /<script.*<\/script>/.exec(snippet)?.[0] ?? '';
const toCheckout = follow('#next', '#checkout');
/** What a site's own component does to a chat that it unmounts. */
const unmounted = ['hidden-by-site', 'page-replacement'] as const;

const preactApp = siteBundle(
  `import { h, render } from 'preact';
  import { useState } from 'preact/hooks';
  function App() {
    const [path, go] = useState('/');
    if (path === '/') return <div><h1>Lamps</h1><button id="next" onClick={() => go('/checkout')}>Buy</button></div>;
    return <section id="checkout">Checkout</section>;
  }
  render(<App />, document.getElementById('app'));`,
  { loader: 'tsx', jsxFactory: 'h' },
);

const svelteApp = siteBundle(
  `import { mount } from 'svelte';
  import App from 'site:App.svelte';
  mount(App, { target: document.getElementById('app') });`,
  {
    plugins: [
      svelte(`<script>let path = $state('/');</script>
      {#if path === '/'}<h1>Lamps</h1><button id="next" onclick={() => (path = '/checkout')}>Buy</button>
        <div><deep-chat demo="true"></deep-chat></div>
      {:else}<section id="checkout">Checkout</section>{/if}`),
    ],
  },
);

const angularApp = siteBundle(
  `import 'zone.js';
  import '@angular/compiler';
  import { Component } from '@angular/core';
  import { bootstrapApplication } from '@angular/platform-browser';
  @Component({
    selector: 'shop-root',
    template: '@if (path === "/") {<h1>Lamps</h1><button id="next" (click)="path = \\'/checkout\\'">Buy</button>} @else {<section id="checkout">Checkout</section>}',
  })
  class Shop { path = '/'; }
  bootstrapApplication(Shop);`,
);

const singleSpaApp = siteBundle(
  `import { registerApplication, start, navigateToUrl } from 'single-spa';
  const part = (draw) => ({
    bootstrap: async () => {},
    mount: async () => { document.getElementById('app').appendChild(draw()); },
    unmount: async () => { document.getElementById('app').replaceChildren(); },
  });
  const element = (html) => Object.assign(document.createElement('div'), { innerHTML: html });
  registerApplication({
    name: 'lamps',
    app: part(() => {
      const lamps = element('<h1>Lamps</h1><button id="next">Buy</button><open-chat-studio-widget chatbot-id="7f1c9d3a-52b2-4b1e-9c6f-1f0f9b1b7d10" button-text="Chat with us"></open-chat-studio-widget>');
      lamps.querySelector('#next').addEventListener('click', () => navigateToUrl('/checkout'));
      return lamps;
    }),
    activeWhen: (location) => location.pathname === '/',
  });
  registerApplication({
    name: 'checkout',
    app: part(() => element('<section id="checkout">Checkout</section>')),
    activeWhen: '/checkout',
  });
  start();`,
);

/** Single-page applications that mount and unmount, with the chat inside their root or beside it. */
export const cases: InnocentCase[] = [
  realCase({
    id: 'react-unmounts-chat',
    packages: ['react', 'react-dom'],
    widget: deepChat,
    truth: unmounted,
    pages: {
      '/': {
        head: react.tag + reactDom.tag + scriptOf(deepChat.pageHtml),
        body: `<div id="root"></div><script>
          const e = React.createElement;
          function App() {
            const [path, go] = React.useState('/');
            return path === '/'
              ? e('div', null, e('h1', null, 'Lamps'), e('button', { id: 'next', onClick: () => go('/checkout') }, 'Buy'), e('deep-chat', { demo: 'true' }))
              : e('section', { id: 'checkout' }, 'Checkout');
          }
          ReactDOM.render(e(App), document.getElementById('root'));
        </script>`,
      },
    },
    routes: () => mergeRoutes(react.routes, reactDom.routes),
    visit: toCheckout,
  }),
  realCase({
    id: 'react-beside-chat',
    packages: ['react', 'react-dom'],
    widget: papercups,
    truth: ['healthy'],
    pages: {
      '/': {
        head: react.tag + reactDom.tag,
        body: `<div id="root"></div><script>
          const e = React.createElement;
          function App() {
            const [path, go] = React.useState('/');
            return path === '/'
              ? e('button', { id: 'next', onClick: () => go('/checkout') }, 'Buy')
              : e('section', { id: 'checkout' }, 'Checkout');
          }
          ReactDOM.render(e(App), document.getElementById('root'));
        </script>${papercups.pageHtml}`,
      },
    },
    routes: () => mergeRoutes(react.routes, reactDom.routes),
    visit: toCheckout,
  }),
  realCase({
    id: 'preact-beside-chat',
    packages: ['preact'],
    widget: rocketchat,
    truth: ['healthy'],
    pages: { '/': { head: appTag, body: `<div id="app"></div>${rocketchat.pageHtml}` } },
    files: async () => ({ [APP]: await preactApp() }),
    visit: toCheckout,
  }),
  realCase({
    id: 'vue-unmounts-chat',
    packages: ['vue'],
    widget: openChatStudio,
    truth: unmounted,
    pages: {
      '/': {
        head: vue.tag + scriptOf(openChatStudio.pageHtml),
        body: `<div id="app"></div><script>
          Vue.createApp({
            data: () => ({ path: '/' }),
            template: \`<div v-if="path === '/'"><h1>Lamps</h1><button id="next" @click="path = '/checkout'">Buy</button>
              <open-chat-studio-widget chatbot-id="7f1c9d3a-52b2-4b1e-9c6f-1f0f9b1b7d10" button-text="Chat with us"></open-chat-studio-widget></div>
              <section v-else id="checkout">Checkout</section>\`,
          }).mount('#app');
        </script>`,
      },
    },
    routes: () => vue.routes,
    visit: toCheckout,
  }),
  realCase({
    id: 'svelte-unmounts-chat',
    packages: ['svelte'],
    widget: deepChat,
    truth: unmounted,
    pages: { '/': { head: appTag + scriptOf(deepChat.pageHtml), body: '<div id="app"></div>' } },
    files: async () => ({ [APP]: await svelteApp() }),
    visit: toCheckout,
  }),
  realCase({
    id: 'angular-beside-chat',
    packages: ['@angular/core', '@angular/compiler', '@angular/platform-browser', 'zone.js', 'rxjs'],
    widget: flowise,
    truth: ['healthy'],
    pages: { '/': { head: appTag, body: `<shop-root></shop-root>${flowise.pageHtml}` } },
    files: async () => ({ [APP]: await angularApp() }),
    visit: toCheckout,
  }),
  realCase({
    id: 'alpine-hides-chat',
    packages: ['alpinejs'],
    widget: deepChat,
    truth: ['hidden-by-site'],
    pages: {
      '/': {
        head: alpine.tag.replace('<script', '<script defer') + scriptOf(deepChat.pageHtml),
        body: `<div x-data="{ buying: false }">
          <button id="next" x-on:click="buying = true">Buy</button>
          <template x-if="buying"><section id="checkout">Checkout</section></template>
          <div x-show="!buying"><deep-chat demo="true"></deep-chat></div></div>`,
      },
    },
    routes: () => alpine.routes,
    visit: toCheckout,
  }),
  realCase({
    id: 'single-spa-unmounts-chat',
    packages: ['single-spa'],
    widget: openChatStudio,
    truth: unmounted,
    pages: { '/': { head: appTag + scriptOf(openChatStudio.pageHtml), body: '<div id="app"></div>' } },
    files: async () => ({ [APP]: await singleSpaApp() }),
    visit: toCheckout,
  }),
  realCase({
    id: 'vue-beside-chat',
    packages: ['vue'],
    widget: persona,
    truth: ['healthy'],
    pages: {
      '/': {
        head: vue.tag,
        body: `<div id="app"></div><script>
          Vue.createApp({
            data: () => ({ path: '/' }),
            template: '<button v-if="path.length === 1" id="next" @click="path = \\'/checkout\\'">Buy</button><section v-else id="checkout">Checkout</section>',
          }).mount('#app');
        </script>${persona.pageHtml}`,
      },
    },
    routes: () => vue.routes,
    visit: toCheckout,
  }),
];
