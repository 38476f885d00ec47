import { fromCdn } from '../innocent/packages.ts';
import { flowise } from '../widgets/flowise.ts';
import { papercups } from '../widgets/papercups.ts';
import { rocketchat } from '../widgets/rocketchat.ts';
import { actingScript } from './acting-script.ts';
import { whenDrawn, widgetSite } from './chat-site.ts';
import { overtalk } from './demo-vendors.ts';
import { overtalkActs } from './overtalk-acts.ts';
import type { DetectorRoute } from './route.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');

const byOvertalk = overtalkActs('overwritten-api', [
  {
    id: 'another object in its place',
    name: 'assigned',
    act: `    window.Parley = { open: function () {}, track: function () {} }; /* act */`,
  },
  {
    id: 'nothing in its place, by Reflect.set',
    name: 'reflect-set',
    act: `    Reflect.set(globalThis, 'Parley', undefined); /* act */`,
  },
  {
    id: 'a proxy around it',
    name: 'proxy',
    act: `    window.Parley = new Proxy(window.Parley, { get: function () { return function () {}; } }); /* act */`,
  },
  { id: 'an empty method', name: 'method', act: `    window.Parley.open = function () {}; /* act */` },
  {
    id: 'Object.assign puts an empty method in',
    name: 'object-assign',
    act: `    Object.assign(window.Parley, { open: function () {} }); /* act */`,
  },
  {
    id: 'a method that is replaced and called later',
    name: 'later',
    act: `    var open = window.Parley.open;
    window.Parley.open = function () { setTimeout(open, 300); }; /* act */
    document.querySelector('h1').addEventListener('click', function () { window.Parley.open(); });`,
    site: { ready: 'window.actDone', visit: (page) => page.click('h1') },
  },
  {
    id: 'the object deleted',
    name: 'deleted',
    act: `    Reflect.deleteProperty(window, 'Parley'); /* act */`,
  },
  {
    id: 'a method deleted',
    name: 'method-deleted',
    act: `    Reflect.deleteProperty(window.Parley, 'open'); /* act */`,
  },
  {
    id: 'defineProperty with another value',
    name: 'define-value',
    act: `    Object.defineProperty(window, 'Parley', { value: {}, configurable: true }); /* act */`,
  },
  {
    id: 'Reflect.defineProperty with a getter that gives nothing',
    name: 'define-getter',
    act: `    Reflect.defineProperty(window, 'Parley', { get: function () {}, configurable: true }); /* act */`,
  },
  {
    id: 'a method that throws when it is read, and cannot be set',
    name: 'trapped',
    act: `    Object.defineProperty(window.Parley, 'open', { get: function () { throw new Error('no chat'); }, set: function () {} }); /* act */`,
  },
  { id: 'frozen', name: 'frozen', act: `    Object.freeze(window.Parley); /* act */` },
  { id: 'sealed', name: 'sealed', act: `    Object.seal(window.Parley); /* act */` },
  {
    id: 'kept from being extended',
    name: 'not-extensible',
    act: `    Object.preventExtensions(window.Parley); /* act */`,
  },
]);

const byExtend = actingScript(
  'https://cdn.overtalk.example/overwritten-api/extend.js',
  whenDrawn(
    papercups.rootSelector,
    `    window.jQuery.extend(window.Papercups, { open: window.jQuery.noop }); /* act */`,
  ),
);
const byEach = actingScript(
  'https://static.pageboost.example/overwritten-api/each.js',
  whenDrawn(
    rocketchat.rootSelector,
    `    window.jQuery.each(['RocketChat'], function (_, name) {
      window[name] = window.jQuery.noop; /* act */
    });`,
  ),
);
const byProxy = actingScript(
  'https://cdn.overtalk.example/overwritten-api/proxy-chatbot.js',
  whenDrawn(
    flowise.rootSelector,
    `    window.Chatbot = new Proxy(window.Chatbot, { get: function () {} }); /* act */`,
  ),
);

const real: DetectorRoute[] = [
  {
    id: 'jQuery.extend empties a method of the chat’s object',
    affected: papercups.vendor,
    others: [overtalk],
    packages: ['@papercups-io/chat-widget', 'jquery'],
    site: () =>
      widgetSite(papercups, {
        id: 'overwritten-extend',
        head: jquery.tag,
        tags: byExtend.tag,
        routes: [jquery.routes, byExtend.routes],
      }),
    expected: byExtend.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'jQuery.noop in the place of the chat’s function',
    affected: rocketchat.vendor,
    packages: ['@rocket.chat/livechat', 'jquery'],
    site: () =>
      widgetSite(rocketchat, {
        id: 'overwritten-noop',
        head: jquery.tag,
        tags: byEach.tag,
        routes: [jquery.routes, byEach.routes],
      }),
    expected: byEach.expected('third-party'),
  },
  {
    id: 'a proxy around a module’s object',
    affected: flowise.vendor,
    others: [overtalk],
    packages: ['flowise-embed'],
    site: () => widgetSite(flowise, { id: 'overwritten-proxy', tags: byProxy.tag, routes: [byProxy.routes] }),
    expected: byProxy.expected('other-vendor', 'overtalk'),
  },
];

const ownObjects = actingScript(
  'https://cdn.overtalk.example/overwritten-api/own-objects.js',
  whenDrawn(
    rocketchat.rootSelector,
    `    var $ = window.jQuery;
    window.Overtalk = $.extend({}, { chat: window.RocketChat, open: $.noop });
    window.Overtalk.open = function () {};
    Object.freeze(window.Overtalk);
    $.noConflict(true);`,
  ),
);

const lookAlikes: DetectorRoute[] = [
  ...overtalkActs('overwritten-api', [
    {
      id: 'look-alike: a queue where the chat has not come yet',
      name: 'queue',
      first: `window.Parley = window.Parley || { calls: [], open: function () { this.calls.push('open'); } };
`,
    },
    {
      id: 'look-alike: puts there what is there',
      name: 'same',
      act: `    window.Parley = window.Parley;
    window.Parley.open = window.Parley.open;
    Object.assign(window, { Parley: window.Parley });`,
    },
    {
      id: 'look-alike: adds what was not there, and reads the rest',
      name: 'adds',
      act: `    window.Parley.besideOvertalk = function () {};
    window.ParleySettings = { lang: 'en' };
    JSON.stringify([Object.keys(window.Parley), Object.isFrozen(window.Parley), 'Parley' in window]);`,
    },
    {
      id: 'look-alike: changes copies and heirs of the object',
      name: 'copies',
      act: `    var copy = Object.assign({}, window.Parley);
    copy.open = function () {};
    Object.freeze(copy);
    Object.create(window.Parley).open = function () {};
    new Proxy(window.Parley, { get: function () {} }).open;`,
    },
    {
      id: 'look-alike: the site’s own script wraps a method',
      name: 'site',
      act: '',
      site: {
        tags: `<script>${whenDrawn(
          '#parley-launcher',
          `  var open = window.Parley.open;
  window.Parley.open = function () { return open(); };`,
          300,
        )}</script>`,
      },
    },
  ]),
  {
    id: 'look-alike: objects of the other vendor’s own, by jQuery',
    affected: rocketchat.vendor,
    others: [overtalk],
    packages: ['@rocket.chat/livechat', 'jquery'],
    site: () =>
      widgetSite(rocketchat, {
        id: 'overwritten-own',
        head: jquery.tag,
        tags: ownObjects.tag,
        routes: [jquery.routes, ownObjects.routes],
      }),
    expected: null,
  },
];

export const routes: DetectorRoute[] = [...byOvertalk, ...real, ...lookAlikes];
