import { fromCdn } from '../innocent/packages.ts';
import { flowise } from '../widgets/flowise.ts';
import { actingScript } from './acting-script.ts';
import { whenDrawn, widgetSite } from './chat-site.ts';
import { overtalk } from './demo-vendors.ts';
import { overtalkActs } from './overtalk-acts.ts';
import type { DetectorRoute } from './route.ts';
import { collectors } from './values-chat.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');

/** Parley's own code: takes calls from a queue and from events, and follows the page's addresses. */
const follower = actingScript(
  'https://cdn.parley.example/follow.js',
  `(function () {
  var waiting = window.parleyCalls || [];
  window.parleyCalls = { push: function (call) { window.Parley.track(call[0]); } };
  waiting.forEach(window.parleyCalls.push);
  document.addEventListener('parley:track', function (event) { window.Parley.track(event.detail); });
  var pushState = history.pushState;
  history.pushState = function () {
    pushState.apply(history, arguments);
    window.Parley.track('page');
  };
  window.addEventListener('hashchange', function () { window.Parley.track('hash'); });
})();
`,
);
const following = { tags: follower.tag, routes: [follower.routes] };

const byOvertalk = overtalkActs('driven-api', [
  { id: 'called', name: 'called', act: `    window.Parley.track('ot'); /* act */` },
  {
    id: 'called by a reference kept from before',
    name: 'kept',
    act: `    var track = window.Parley.track;
    window.Parley = null;
    setTimeout(function () {
      track('ot'); /* act */
    }, 100);`,
  },
  {
    id: 'called by Reflect.apply',
    name: 'apply',
    act: `    Reflect.apply(window.Parley.track, null, ['ot']); /* act */`,
  },
  {
    id: 'given to forEach',
    name: 'for-each',
    act: `    ['a', 'b'].forEach(window.Parley.track); /* act */`,
  },
  { id: 'the button clicked by a script', name: 'click', act: `    target.click(); /* act */` },
  {
    id: 'an event dispatched at the button',
    name: 'dispatch',
    act: `    target.dispatchEvent(new MouseEvent('click', { bubbles: true })); /* act */`,
  },
  {
    id: 'jQuery triggers a click at the button',
    name: 'trigger',
    act: `    window.jQuery(target).trigger('click'); /* act */`,
    site: { head: jquery.tag, routes: [jquery.routes] },
  },
  {
    id: 'an event that the vendor listens to',
    name: 'custom-event',
    act: `    document.dispatchEvent(new CustomEvent('parley:track', { detail: 'ot' })); /* act */`,
    site: following,
  },
  {
    id: 'pushed into the vendor’s queue',
    name: 'queue',
    act: `    window.parleyCalls.push(['ot']); /* act */`,
    site: following,
  },
]);

const byTrigger = actingScript(
  'https://cdn.overtalk.example/driven-api/trigger-flowise.js',
  whenDrawn(
    flowise.rootSelector,
    `    window.jQuery(target.shadowRoot.querySelector('button')).trigger('click'); /* act */`,
  ),
);
const besideFlowise = actingScript(
  'https://cdn.overtalk.example/driven-api/beside.js',
  whenDrawn(
    flowise.rootSelector,
    `    window.jQuery('<button id="ot-open">Talk to us</button>').appendTo('body').on('click', function () {
      fetch('https://collect.overtalk.example/v1/opened?besides=' + typeof window.Chatbot, { mode: 'no-cors' });
    }).trigger('click');`,
  ),
);

const onFlowise = [
  {
    id: 'jQuery triggers a click at the button in the chat’s shadow root',
    packages: ['flowise-embed', 'jquery'],
    script: byTrigger,
    expected: byTrigger.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'look-alike: jQuery triggers a click at the other vendor’s own button',
    packages: ['flowise-embed', 'jquery'],
    script: besideFlowise,
    expected: null,
  },
].map(
  ({ script, ...route }, index): DetectorRoute => ({
    ...route,
    affected: flowise.vendor,
    others: [overtalk],
    site: () =>
      widgetSite(flowise, {
        id: `driven-flowise-${index}`,
        head: jquery.tag,
        tags: script.tag,
        routes: [jquery.routes, script.routes, collectors],
      }),
  }),
);

const lookAlikes = overtalkActs('driven-api', [
  {
    id: 'look-alike: goes to another address within the page, which the chat follows',
    name: 'push-state',
    act: `    history.pushState(null, '', '/lamps');
    location.hash = 'chairs';`,
    site: following,
  },
  {
    id: 'look-alike: looks at the chat’s functions and calls none',
    name: 'reads',
    act: `    [typeof window.Parley.track, window.Parley.version, String(window.Parley.open)].join();`,
  },
  {
    id: 'look-alike: calls functions of its own that have the same names',
    name: 'own',
    act: `    window.Overtalk = {
      track: function () { return fetch('https://collect.overtalk.example/v1/x', { mode: 'no-cors' }); }
    };
    window.Overtalk.track();`,
    site: { routes: [collectors] },
  },
  {
    id: 'look-alike: the chat’s own calls pass through a patch of fetch',
    name: 'patched',
    first: `(function () {
  var native = window.fetch;
  window.fetch = function () { return native.apply(window, arguments); };
})();
`,
    site: { visit: (page) => page.click('#parley-launcher') },
  },
  {
    id: 'look-alike: the site’s own script calls the chat',
    name: 'site',
    act: '',
    site: {
      tags: `<script>${whenDrawn('#parley-launcher', `  window.Parley.track('site');`, 300)}</script>`,
    },
  },
  {
    id: 'look-alike: the visitor clicks the button',
    name: 'visitor',
    act: '',
    site: { visit: (page) => page.click('#parley-launcher') },
  },
]);

export const routes: DetectorRoute[] = [...byOvertalk, ...onFlowise, ...lookAlikes];
