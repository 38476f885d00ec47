import { fromCdn } from '../innocent/packages.ts';
import { flowise } from '../widgets/flowise.ts';
import type { RealWidget } from '../widgets/widget.ts';
import { actingScript } from './acting-script.ts';
import { type ChatSite, whenDrawn, widgetSite } from './chat-site.ts';
import { overtalk } from './demo-vendors.ts';
import { overtalkActs } from './overtalk-acts.ts';
import type { DetectorRoute } from './route.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');
const zone = fromCdn('zone.js/bundles/zone.umd.js');

/** Parley's own script: invites after a while, follows the page, and lets nobody wait for nothing. */
const invites = actingScript(
  'https://cdn.parley.example/suppressed-invitation/invites.js',
  `(function () {
  var waiting = setTimeout(function () { document.title = 'Can we help you?'; }, 20000);
  var poll = setInterval(function () { document.title += ''; }, 5000);
  window.ParleyInvitation = { stop: function () { clearTimeout(waiting); clearInterval(poll); } };
  var later;
  document.addEventListener('scroll', function () {
    clearTimeout(later);
    later = setTimeout(function () {}, 1500);
  });
})();
`,
);
const invited: Partial<ChatSite> = { tags: invites.tag, routes: [invites.routes] };

const byOvertalk = overtalkActs('suppressed-invitation', [
  {
    id: 'every timer that there is, from the first on',
    name: 'upwards',
    act: `    var last = setTimeout(function () {});
    for (var timer = 0; timer < last; timer++) clearTimeout(timer); /* act */`,
    site: invited,
  },
  {
    id: 'every timer that there is, from the last on, by clearInterval',
    name: 'downwards',
    act: `    var timer = window.setTimeout(function () {});
    while (timer--) window.clearInterval(timer); /* act */`,
    site: invited,
  },
  {
    id: 'by Reflect.apply, through zone.js',
    name: 'zone',
    act: `    for (var timer = 0; timer < 200; timer++) Reflect.apply(window.clearTimeout, window, [timer]); /* act */`,
    site: { ...invited, head: zone.tag, routes: [zone.routes, invites.routes] },
  },
  {
    id: 'a patch of setTimeout that notes the long ones, to clear them later',
    name: 'noted',
    first: `(function () {
  var set = window.setTimeout, long = [];
  window.setTimeout = function (run, wait) {
    var timer = set.apply(window, arguments);
    if (wait > 15000) long.push(timer);
    return timer;
  };
  set(function () {
    long.forEach(function (timer) { window.clearTimeout(timer); }); /* act */
  }, 1200);
})();
`,
    site: { ...invited, acted: 'performance.now() > 2500' },
  },
]);

/** Opens its window by itself after a while, as its makers provide for. */
const opening: RealWidget = {
  ...flowise,
  pageHtml: flowise.pageHtml.replace(
    'apiHost:',
    'theme: { button: { autoWindowOpen: { autoOpen: true, openDelay: 15, autoOpenOnMobile: true } } }, apiHost:',
  ),
};
const byJquery = actingScript(
  'https://cdn.overtalk.example/suppressed-invitation/jquery-map.js',
  whenDrawn(
    flowise.rootSelector,
    `    window.jQuery.map(new Array(500), function (_, timer) {
      clearTimeout(timer); /* act */
    });`,
  ),
);
const ownByJquery = actingScript(
  'https://cdn.overtalk.example/suppressed-invitation/jquery-queue.js',
  whenDrawn(
    flowise.rootSelector,
    `    var line = window.jQuery('<p>Lamps</p>').appendTo('body');
    line.delay(3000).fadeOut(5000).stop(true);
    var own = setTimeout(function () {}, 15000);
    window.jQuery([own]).each(function (_, timer) { clearTimeout(timer); });`,
  ),
);
const real: DetectorRoute[] = [
  { id: 'jQuery maps numbers to clearTimeout before the chat opens by itself', script: byJquery },
  { id: 'look-alike: timers and animations of its own, by jQuery', script: ownByJquery },
].map(({ id, script }) => ({
  id,
  affected: flowise.vendor,
  others: [overtalk],
  packages: ['flowise-embed', 'jquery'],
  site: () =>
    widgetSite(opening, {
      id: `suppressed-${script === byJquery ? 'opening' : 'own-timers'}`,
      head: jquery.tag,
      tags: script.tag,
      routes: [jquery.routes, script.routes],
    }),
  expected: script === byJquery ? script.expected('other-vendor', 'overtalk') : null,
}));

const lookAlikes = overtalkActs('suppressed-invitation', [
  {
    id: 'look-alike: clears its own, and numbers that there are not',
    name: 'own',
    act: `    var own = [setTimeout(function () {}, 20000), setInterval(function () {}, 5000)];
    own.forEach(clearTimeout);
    for (var timer = 1000000; timer < 1000100; timer++) clearTimeout(timer);
    clearTimeout(undefined);
    clearTimeout('all');`,
    site: invited,
  },
  {
    id: 'look-alike: calls the chat’s own function, which clears',
    name: 'called',
    act: `    window.ParleyInvitation.stop();
    document.dispatchEvent(new Event('scroll'));
    document.dispatchEvent(new Event('scroll'));`,
    site: invited,
  },
  {
    id: 'look-alike: the site clears all timers as it goes to another view',
    name: 'site',
    act: '',
    site: {
      ...invited,
      tags: `${invites.tag}<script>${whenDrawn(
        '#parley-launcher',
        `  for (var timer = setTimeout(function () {}); timer > 0; timer--) clearTimeout(timer);`,
      )}</script>`,
    },
  },
]);

export const routes: DetectorRoute[] = [...byOvertalk, ...real, ...lookAlikes];
