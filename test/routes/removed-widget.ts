import { fromCdn } from '../innocent/packages.ts';
import { papercups } from '../widgets/papercups.ts';
import { persona } from '../widgets/persona.ts';
import { rocketchat } from '../widgets/rocketchat.ts';
import { actingScript } from './acting-script.ts';
import { parleySite, whenDrawn, widgetSite } from './chat-site.ts';
import { overtalk, parley } from './demo-vendors.ts';
import type { DetectorRoute } from './route.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');
const morphdom = fromCdn('morphdom/dist/morphdom-umd.min.js');

const byRange = actingScript(
  'https://cdn.overtalk.example/removed-widget/range.js',
  whenDrawn(
    '#parley-launcher',
    `    var range = document.createRange();
    range.selectNode(target);
    range.extractContents(); /* act */`,
  ),
);

const byJquery = actingScript(
  'https://static.pageboost.example/removed-widget/tidy.js',
  whenDrawn(
    papercups.rootSelector,
    `    window.jQuery('${papercups.rootSelector}').closest('body > *').remove(); /* act */`,
  ),
);

const byMorphdom = actingScript(
  'https://cdn.overtalk.example/removed-widget/morph.js',
  whenDrawn(
    '.rocketchat-widget',
    `    var wanted = document.body.cloneNode(true);
    wanted.querySelector('.rocketchat-widget').remove();
    window.morphdom(document.body, wanted); /* act */`,
  ),
);

const ownBanner = actingScript(
  'https://cdn.overtalk.example/removed-widget/banner.js',
  whenDrawn(
    persona.rootSelector,
    `    var $ = window.jQuery;
    $('<div id="overtalk-banner">Talk to us</div>').appendTo('body');
    setTimeout(function () {
      $('#overtalk-banner').remove();
      window.overtalkDone = true;
    }, 300);`,
  ),
);

export const routes: DetectorRoute[] = [
  {
    id: 'a range that takes the launcher out',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () =>
      parleySite({
        id: 'removed-range',
        tags: byRange.tag,
        routes: [byRange.routes],
      }),
    expected: byRange.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'jQuery takes out the element that holds the chat',
    affected: papercups.vendor,
    packages: ['@papercups-io/chat-widget', 'jquery'],
    site: () =>
      widgetSite(papercups, {
        id: 'removed-jquery',
        head: jquery.tag,
        tags: byJquery.tag,
        routes: [jquery.routes, byJquery.routes],
      }),
    expected: byJquery.expected('third-party'),
  },
  {
    id: 'morphdom makes the body one without the chat',
    affected: rocketchat.vendor,
    others: [overtalk],
    packages: ['@rocket.chat/livechat', 'morphdom'],
    site: () =>
      widgetSite(rocketchat, {
        id: 'removed-morphdom',
        head: morphdom.tag,
        tags: byMorphdom.tag,
        routes: [morphdom.routes, byMorphdom.routes],
      }),
    expected: byMorphdom.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'look-alike: jQuery takes out the other vendor’s own banner',
    affected: persona.vendor,
    others: [overtalk],
    packages: ['@runtypelabs/persona', 'jquery'],
    site: () =>
      widgetSite(persona, {
        id: 'removed-own-banner',
        head: jquery.tag,
        tags: ownBanner.tag,
        routes: [jquery.routes, ownBanner.routes],
        acted: 'window.overtalkDone === true',
      }),
    expected: null,
  },
];
