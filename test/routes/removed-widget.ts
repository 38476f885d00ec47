import { fromCdn } from '../innocent/packages.ts';
import { papercups } from '../widgets/papercups.ts';
import { persona } from '../widgets/persona.ts';
import { rocketchat } from '../widgets/rocketchat.ts';
import { actingScript } from './acting-script.ts';
import { whenDrawn, widgetSite } from './chat-site.ts';
import { overtalk } from './demo-vendors.ts';
import { overtalkActs } from './overtalk-acts.ts';
import type { DetectorRoute } from './route.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');
const morphdom = fromCdn('morphdom/dist/morphdom-umd.min.js');

const inCorner = {
  tags: `<script>
    document.body.insertAdjacentHTML('beforeend', '<div id="corner"></div>');
    document.getElementById('corner').append(document.getElementById('parley-launcher'));
  </script>`,
};

const byOvertalk = overtalkActs('removed-widget', [
  { id: 'remove', name: 'remove', act: '    target.remove(); /* act */' },
  { id: 'removeChild', name: 'remove-child', act: '    target.parentNode.removeChild(target); /* act */' },
  {
    id: 'a comment in its place',
    name: 'replace-with',
    act: `    target.replaceWith(document.createComment('')); /* act */`,
  },
  {
    id: 'replaceChild',
    name: 'replace-child',
    act: `    document.body.replaceChild(document.createElement('i'), target); /* act */`,
  },
  { id: 'outerHTML', name: 'outer-html', act: `    target.outerHTML = '<i></i>'; /* act */` },
  { id: 'outerText', name: 'outer-text', act: `    target.outerText = 'Lamps'; /* act */` },
  {
    id: 'innerHTML of an ancestor',
    name: 'inner-html',
    act: `    document.getElementById('corner').innerHTML = ''; /* act */`,
    site: inCorner,
  },
  {
    id: 'textContent of an ancestor',
    name: 'text-content',
    act: `    document.getElementById('corner').textContent = ''; /* act */`,
    site: inCorner,
  },
  {
    id: 'innerText of an ancestor',
    name: 'inner-text',
    act: `    document.getElementById('corner').innerText = ''; /* act */`,
    site: inCorner,
  },
  {
    id: 'setHTMLUnsafe of an ancestor',
    name: 'set-html',
    act: `    document.getElementById('corner').setHTMLUnsafe(''); /* act */`,
    site: inCorner,
  },
  {
    id: 'replaceChildren of an ancestor',
    name: 'replace-children',
    act: `    document.getElementById('corner').replaceChildren(); /* act */`,
    site: inCorner,
  },
  {
    id: 'an ancestor taken out',
    name: 'ancestor',
    act: `    document.getElementById('corner').remove(); /* act */`,
    site: inCorner,
  },
  {
    id: 'a range that takes it out',
    name: 'range-extract',
    act: `    var range = document.createRange();
    range.selectNode(target);
    range.extractContents(); /* act */`,
  },
  {
    id: 'a range that deletes what an ancestor holds',
    name: 'range-delete',
    act: `    var range = document.createRange();
    range.selectNodeContents(document.getElementById('corner'));
    range.deleteContents(); /* act */`,
    site: inCorner,
  },
  {
    id: 'a range that surrounds it and is taken out',
    name: 'surround',
    act: `    var range = document.createRange();
    var around = document.createElement('div');
    range.selectNode(target);
    range.surroundContents(around);
    around.remove(); /* act */`,
  },
  {
    id: 'moved into a detached element',
    name: 'detached',
    act: `    document.createElement('div').appendChild(target); /* act */`,
  },
  {
    id: 'moved into a detached element beside another',
    name: 'adjacent',
    act: `    var holder = document.createElement('div');
    holder.innerHTML = '<i></i>';
    holder.firstChild.insertAdjacentElement('afterend', target); /* act */`,
  },
  {
    id: 'moved into a fragment',
    name: 'fragment',
    act: `    document.createDocumentFragment().appendChild(target); /* act */`,
  },
  {
    id: 'moved into a template',
    name: 'template',
    act: `    document.createElement('template').content.appendChild(target); /* act */`,
  },
  {
    id: 'moved into another document',
    name: 'document',
    act: `    document.implementation.createHTMLDocument('').body.append(target); /* act */`,
  },
  {
    id: 'moveBefore into an element that is taken out',
    name: 'move-before',
    act: `    var holder = document.body.appendChild(document.createElement('div'));
    holder.moveBefore(target, null);
    holder.remove(); /* act */`,
  },
  {
    id: 'document.write',
    name: 'write',
    act: `    document.write('<h1>Lamps</h1>'); /* act */
    document.close();`,
  },
  {
    id: 'another body',
    name: 'body',
    act: `    document.body = document.createElement('body'); /* act */`,
  },
  {
    id: 'the callback of a custom element that the site puts in',
    name: 'callback',
    act: `    customElements.define('ot-badge', class extends HTMLElement {
      connectedCallback() {
        document.querySelector('#parley-launcher').remove(); /* act */
      }
    });
    document.dispatchEvent(new Event('badges'));`,
    site: {
      tags: `<script>document.addEventListener('badges', function () {
        document.body.append(document.createElement('ot-badge'));
      });</script>`,
    },
  },
]);

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
  ...byOvertalk,
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
