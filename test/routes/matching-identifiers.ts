import { fromCdn } from '../innocent/packages.ts';
import { actingScript } from './acting-script.ts';
import { parleySite, whenDrawn, widgetSite } from './chat-site.ts';
import { overtalk, parley } from './demo-vendors.ts';
import type { DetectorRoute } from './route.ts';
import { beginsAt, chatBegun, collectors, openChatStudio, opensChat, parleyVisits } from './values-chat.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');

const byHeader = actingScript(
  'https://cdn.overtalk.example/matching-identifiers/header.js',
  whenDrawn(
    '#parley-launcher',
    `    var request = new XMLHttpRequest();
    request.open('POST', 'https://api.parley.example/v1/lookup');
    request.setRequestHeader('X-Visitor', sessionStorage.getItem('parley.visit'));
    request.send(); /* act */`,
  ),
);

const byForm = actingScript(
  'https://static.pageboost.example/matching-identifiers/form.js',
  whenDrawn(
    '#parley-launcher',
    `    var data = JSON.stringify({ kind: 'visit', label: 'ot', visitor: 'nobody' });
    fetch('https://api.parley.example/v1/notes', { method: 'POST', mode: 'no-cors', body: data }); /* act */`,
  ),
);

const byAjax = actingScript(
  'https://static.pageboost.example/matching-identifiers/session.js',
  whenDrawn(
    openChatStudio.rootSelector,
    `    var data = { participant_remote_id: localStorage.getItem('ocs-user-id') };
    window.jQuery.post('${beginsAt}', data); /* act */`,
  ),
);

const ownNumber = actingScript(
  'https://cdn.overtalk.example/matching-identifiers/own-number.js',
  whenDrawn(
    openChatStudio.rootSelector,
    `    var data = { participant_remote_id: 'ot-' + Date.now() + '-4711', chatbot_id: location.hostname };
    window.jQuery.post('https://collect.overtalk.example/api/chat/start/', data);`,
  ),
);

/** Follows what the page sends, by methods that it puts on the objects themselves. */
const follower = actingScript(
  'https://cdn.overtalk.example/matching-identifiers/follow.js',
  `(function () {
  var sendBeacon = navigator.sendBeacon;
  navigator.sendBeacon = function (url, data) {
    return sendBeacon.call(navigator, url, data);
  };
  var open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function () {
    var send = this.send;
    this.send = function (body) {
      return send.call(this, body);
    };
    return open.apply(this, arguments);
  };
})();
`,
);
/** Parley's own code. */
const beats = actingScript(
  'https://cdn.parley.example/beats.js',
  whenDrawn(
    '#parley-launcher',
    `    var visitor = sessionStorage.getItem('parley.visit');
    navigator.sendBeacon('https://api.parley.example/v1/beats', visitor);
    var request = new XMLHttpRequest();
    request.open('POST', 'https://api.parley.example/v1/beats');
    request.send(visitor);`,
  ),
);

export const routes: DetectorRoute[] = [
  {
    id: 'XMLHttpRequest with the visitor’s number in a header',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () =>
      parleySite({
        id: 'matching-header',
        tags: `${parleyVisits.tag}${byHeader.tag}`,
        routes: [parleyVisits.routes, byHeader.routes],
      }),
    expected: byHeader.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'a call in the form of the vendor’s own',
    affected: parley,
    packages: [],
    site: () =>
      parleySite({
        id: 'matching-form',
        tags: `${parleyVisits.tag}${byForm.tag}`,
        routes: [parleyVisits.routes, byForm.routes],
      }),
    expected: byForm.expected('third-party'),
  },
  {
    id: 'jQuery.post begins a session with the visitor’s number out of the chat’s store',
    affected: openChatStudio.vendor,
    packages: ['open-chat-studio-widget', 'jquery'],
    site: () =>
      widgetSite(openChatStudio, {
        id: 'matching-session',
        head: jquery.tag,
        tags: `${opensChat}${byAjax.tag}`,
        routes: [jquery.routes, byAjax.routes],
        ready: chatBegun,
      }),
    expected: byAjax.expected('third-party'),
  },
  {
    id: 'look-alike: jQuery.post of the same form, with a number of its own, to the other vendor’s server',
    affected: openChatStudio.vendor,
    others: [overtalk],
    packages: ['open-chat-studio-widget', 'jquery'],
    site: () =>
      widgetSite(openChatStudio, {
        id: 'matching-own-number',
        head: jquery.tag,
        tags: `${opensChat}${ownNumber.tag}`,
        routes: [jquery.routes, ownNumber.routes, collectors],
        ready: chatBegun,
      }),
    expected: null,
  },
  {
    id: 'look-alike: the chat’s own calls pass through the other vendor’s methods of navigator and requests',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () =>
      parleySite({
        id: 'matching-followed',
        head: follower.tag,
        tags: `${parleyVisits.tag}${beats.tag}`,
        routes: [follower.routes, parleyVisits.routes, beats.routes],
      }),
    expected: null,
  },
];
