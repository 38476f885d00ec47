import { fromCdn } from '../innocent/packages.ts';
import { openChatStudio } from '../widgets/open-chat-studio.ts';
import { papercups } from '../widgets/papercups.ts';
import { rocketchat } from '../widgets/rocketchat.ts';
import { actingScript } from './acting-script.ts';
import { whenDrawn, widgetSite } from './chat-site.ts';
import { overtalk } from './demo-vendors.ts';
import { overtalkActs } from './overtalk-acts.ts';
import type { DetectorRoute } from './route.ts';
import { collectors } from './values-chat.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');
const htmx = fromCdn('htmx.org/dist/htmx.min.js');
const API = 'https://api.parley.example/v1';

const byOvertalk = overtalkActs('foreign-request', [
  {
    id: 'fetch',
    name: 'fetch',
    act: `    fetch('${API}/marks', { method: 'POST', mode: 'no-cors' }); /* act */`,
  },
  {
    id: 'fetch of a Request',
    name: 'request',
    act: `    var wanted = new Request('${API}/marks', { method: 'POST', mode: 'no-cors' });
    fetch(wanted); /* act */`,
  },
  {
    id: 'fetch after a promise',
    name: 'promise',
    act: `    Promise.resolve().then(function () {
      fetch('${API}/marks', { mode: 'no-cors' }); /* act */
    });`,
  },
  {
    id: 'fetch of a fresh frame',
    name: 'frame',
    act: `    var frame = document.body.appendChild(document.createElement('iframe'));
    frame.contentWindow.fetch('${API}/marks', { mode: 'no-cors' }); /* act */`,
  },
  {
    id: 'XMLHttpRequest',
    name: 'xhr',
    act: `    var request = new XMLHttpRequest();
    request.open('GET', '${API}/marks');
    request.send(); /* act */`,
  },
  {
    id: 'sendBeacon in a listener',
    name: 'beacon',
    act: `    document.addEventListener('ot:mark', function () {
      navigator.sendBeacon('${API}/marks', 'ot'); /* act */
    });
    document.dispatchEvent(new Event('ot:mark'));`,
  },
  { id: 'an image', name: 'image', act: `    new Image().src = '${API}/marks.gif?m=1'; /* act */` },
  {
    id: 'WebSocket',
    name: 'socket',
    act: `    new WebSocket('wss://api.parley.example/v1/socket'); /* act */`,
  },
  { id: 'EventSource', name: 'events', act: `    new EventSource('${API}/events'); /* act */` },
]);

const byHtmx = actingScript(
  'https://cdn.overtalk.example/foreign-request/htmx.js',
  whenDrawn(
    rocketchat.rootSelector,
    `    window.htmx.config.selfRequestsOnly = false;
    window.htmx.ajax('GET', 'https://chat.rocketserver.example/api/v1/livechat/config', 'h1'); /* act */`,
  ),
);
const byGet = actingScript(
  'https://static.pageboost.example/foreign-request/get.js',
  whenDrawn(
    papercups.rootSelector,
    `    window.jQuery.getJSON('https://app.papercups.io/api/widget_settings?account=1'); /* act */`,
  ),
);

const ownCalls = actingScript(
  'https://cdn.overtalk.example/foreign-request/own-calls.js',
  whenDrawn(
    openChatStudio.rootSelector,
    `    var $ = window.jQuery;
    $.post('https://collect.overtalk.example/api/chat/start/', { besides: 'www.openchatstudio.com' });
    $('<img>').attr('src', 'https://collect.overtalk.example/openchatstudio.com/x.gif').appendTo('body');`,
  ),
);

const real: DetectorRoute[] = [
  {
    id: 'htmx.ajax asks the chat’s server',
    affected: rocketchat.vendor,
    others: [overtalk],
    packages: ['@rocket.chat/livechat', 'htmx.org'],
    site: () =>
      widgetSite(rocketchat, {
        id: 'foreign-htmx',
        head: htmx.tag,
        tags: byHtmx.tag,
        routes: [htmx.routes, byHtmx.routes],
      }),
    expected: byHtmx.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'jQuery.getJSON asks the chat’s server',
    affected: papercups.vendor,
    packages: ['@papercups-io/chat-widget', 'jquery'],
    site: () =>
      widgetSite(papercups, {
        id: 'foreign-jquery',
        head: jquery.tag,
        tags: byGet.tag,
        routes: [jquery.routes, byGet.routes],
      }),
    expected: byGet.expected('third-party'),
  },
  {
    id: 'look-alike: jQuery calls the other vendor’s own server, the chat’s host in the address',
    affected: openChatStudio.vendor,
    others: [overtalk],
    packages: ['open-chat-studio-widget', 'jquery'],
    site: () =>
      widgetSite(openChatStudio, {
        id: 'foreign-own',
        head: jquery.tag,
        tags: ownCalls.tag,
        routes: [jquery.routes, ownCalls.routes, collectors],
      }),
    expected: null,
  },
];

const lookAlikes = overtalkActs('foreign-request', [
  {
    id: 'look-alike: hosts whose names begin or end like the vendor’s',
    name: 'hosts',
    act: `    new Image().src = 'https://api.parley.example.overtalk.example/marks.gif';
    new Image().src = 'https://notparley.example/marks.gif';
    fetch('https://collect.overtalk.example/https://api.parley.example/', { mode: 'no-cors' });`,
    site: { routes: [collectors] },
  },
  {
    id: 'look-alike: hints for the vendor’s hosts',
    name: 'hints',
    act: `    ['preconnect', 'dns-prefetch', 'prefetch'].forEach(function (rel) {
      var link = document.createElement('link');
      link.rel = rel;
      link.href = 'https://cdn.parley.example/parley.js';
      document.head.appendChild(link);
    });`,
  },
  {
    id: 'look-alike: the chat’s own calls pass through patches of fetch and XMLHttpRequest',
    name: 'patches',
    first: `(function () {
  var native = window.fetch;
  var send = XMLHttpRequest.prototype.send;
  window.fetch = function () {
    return native.apply(this, arguments).then(function (answer) { return answer; });
  };
  XMLHttpRequest.prototype.send = function () { return send.apply(this, arguments); };
})();
`,
  },
  {
    id: 'look-alike: the chat’s own calls wait in a patch of fetch',
    name: 'late-patch',
    first: `(function () {
  var native = window.fetch;
  window.fetch = async function (input, init) {
    await null;
    return native.call(window, input, init);
  };
})();
`,
  },
  {
    id: 'look-alike: brings the chat’s script into the page',
    name: 'brings',
    first: `(function () {
  var script = document.createElement('script');
  script.src = 'https://cdn.parley.example/parley.js';
  document.head.appendChild(script);
})();
`,
    site: { chat: '' },
  },
  {
    id: 'look-alike: the site’s own script asks the vendor’s server',
    name: 'site',
    act: '',
    site: {
      tags: `<script>${whenDrawn('#parley-launcher', `  fetch('${API}/marks', { mode: 'no-cors' });`, 300)}</script>`,
    },
  },
]);

export const routes: DetectorRoute[] = [...byOvertalk, ...real, ...lookAlikes];
