import { fromCdn } from '../innocent/packages.ts';
import { papercups } from '../widgets/papercups.ts';
import { actingScript } from './acting-script.ts';
import { type ChatSite, parleySite, whenDrawn, widgetSite } from './chat-site.ts';
import { overtalk, parley } from './demo-vendors.ts';
import { overtalkActs } from './overtalk-acts.ts';
import type { DetectorRoute } from './route.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');
const zone = fromCdn('zone.js/bundles/zone.umd.js');

/** The visitor clicks the chat once the script has done its act; the chat then calls its own public function. */
const clicked: Partial<ChatSite> = {
  ready: 'window.actDone',
  visit: (page) => page.click('#parley-launcher'),
};

/** A button of the site's own that calls the chat. */
const siteButton = (call: string): string =>
  `<button id="ask">Ask us</button>
  <script>document.getElementById('ask').addEventListener('click', function () { ${call} });</script>`;
const calledBySite: Partial<ChatSite> = {
  ...clicked,
  tags: siteButton('window.Parley.open();'),
  visit: (page) => page.click('#ask'),
};

const byOvertalk = overtalkActs('wrapped-channel', [
  {
    id: 'a function around a method',
    name: 'method',
    act: `    var open = window.Parley.open;
    window.Parley.open = function () { return open.apply(this, arguments); }; /* act */`,
    site: clicked,
  },
  {
    id: 'a function around a method, which the site calls',
    name: 'site-calls',
    act: `    var open = window.Parley.open;
    window.Parley.open = function () { return open.apply(this, arguments); }; /* act */`,
    site: calledBySite,
  },
  {
    id: 'a getter that gives a function around the method',
    name: 'getter',
    act: `    var open = window.Parley.open;
    var around = function () { return open.apply(this, arguments); };
    Object.defineProperty(window.Parley, 'open', { get: function () { return around; }, configurable: true }); /* act */`,
    site: clicked,
  },
  {
    id: 'a proxy around a method',
    name: 'proxy-method',
    act: `    var traps = { apply: function (open, self, given) { return Reflect.apply(open, self, given); } };
    window.Parley.open = new Proxy(window.Parley.open, traps); /* act */`,
    site: clicked,
  },
  {
    id: 'a proxy around the whole object',
    name: 'proxy',
    act: `    var around = function (chat, name) {
      var value = chat[name];
      return typeof value !== 'function' ? value : function () { return value.apply(chat, arguments); };
    };
    window.Parley = new Proxy(window.Parley, { get: around }); /* act */`,
    site: clicked,
  },
  {
    id: 'another object that passes on',
    name: 'object',
    act: `    var chat = window.Parley;
    var mine = { open: function () { return chat.open(); }, track: function (what) { return chat.track(what); } };
    Object.assign(window, { Parley: mine }); /* act */`,
    site: clicked,
  },
]);

const byExtend = actingScript(
  'https://cdn.overtalk.example/wrapped-channel/extend.js',
  whenDrawn(
    papercups.rootSelector,
    `    var open = window.Papercups.open;
    var around = { open: function () { return open.apply(this, arguments); } };
    window.jQuery.extend(window.Papercups, around); /* act */`,
  ),
);
const measuring = actingScript(
  'https://static.pageboost.example/wrapped-channel/measure.js',
  whenDrawn(
    '#parley-launcher',
    `    var open = window.Parley.open;
    window.Parley.open = function () { return open.apply(this, arguments); }; /* act */`,
  ),
);

const real: DetectorRoute[] = [
  {
    id: 'jQuery.extend puts a function around a method, which the site calls',
    affected: papercups.vendor,
    others: [overtalk],
    packages: ['@papercups-io/chat-widget', 'jquery'],
    site: () =>
      widgetSite(papercups, {
        id: 'wrapped-extend',
        head: jquery.tag,
        tags: `${siteButton('window.Papercups.open();')}${byExtend.tag}`,
        routes: [jquery.routes, byExtend.routes],
        ready: 'window.actDone',
        visit: (page) => page.click('#ask'),
      }),
    expected: byExtend.expected('other-vendor', 'overtalk'),
  },
];

const lookAlikes: DetectorRoute[] = [
  ...overtalkActs('wrapped-channel', [
    {
      id: 'look-alike: patches of fetch, XMLHttpRequest and sendBeacon that the chat’s requests pass',
      name: 'patches',
      first: `(function () {
  var fetched = window.fetch, send = XMLHttpRequest.prototype.send, beacon = navigator.sendBeacon;
  window.fetch = function () { return fetched.apply(this, arguments); };
  XMLHttpRequest.prototype.send = function () { return send.apply(this, arguments); };
  navigator.sendBeacon = function () { return beacon.apply(navigator, arguments); };
})();
`,
      site: { visit: (page) => page.click('#parley-launcher') },
    },
    {
      id: 'look-alike: functions of the other vendor’s own around its own',
      name: 'own',
      act: `    window.Overtalk = { open: function () {}, parley: window.Parley };
    var open = window.Overtalk.open;
    window.Overtalk.open = function () { return open.apply(this, arguments); };
    window.Overtalk.open();`,
      site: clicked,
    },
    {
      id: 'look-alike: listens to the clicks that open the chat',
      name: 'listens',
      act: `    target.addEventListener('click', function () { window.overtalkSaw = typeof window.Parley.open; }, true);`,
      site: clicked,
    },
    {
      id: 'look-alike: zone.js beneath a function of the site’s around a method',
      name: 'site',
      act: '',
      site: {
        ...calledBySite,
        head: zone.tag,
        routes: [zone.routes],
        tags: `${calledBySite.tags}<script>${whenDrawn(
          '#parley-launcher',
          `  var open = window.Parley.open;
  window.Parley.open = function () { return open.apply(this, arguments); };`,
        )}</script>`,
      },
    },
  ]),
];

/** Told without a verdict: sites have their visits measured so. */
const measured: DetectorRoute = {
  id: 'a measuring script’s function around a method',
  affected: parley,
  packages: [],
  site: () =>
    parleySite({ id: 'wrapped-measured', ...clicked, tags: measuring.tag, routes: [measuring.routes] }),
  expected: measuring.expected('third-party'),
};

export const routes: DetectorRoute[] = [...byOvertalk, ...real, measured, ...lookAlikes];
