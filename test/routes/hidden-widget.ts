import { fromCdn } from '../innocent/packages.ts';
import { deepChat } from '../widgets/deep-chat.ts';
import { papercups } from '../widgets/papercups.ts';
import { persona } from '../widgets/persona.ts';
import { rocketchat } from '../widgets/rocketchat.ts';
import { actingScript } from './acting-script.ts';
import { whenDrawn, widgetSite } from './chat-site.ts';
import { overtalk } from './demo-vendors.ts';
import { onceLain, overtalkActs } from './overtalk-acts.ts';
import type { DetectorRoute } from './route.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');
const morphdom = fromCdn('morphdom/dist/morphdom-umd.min.js');
const micromodal = fromCdn('micromodal/dist/micromodal.min.js');

const away = '#parley-launcher { display: none !important }';

/** Parley's button moves into an element of its own, as chats have one. */
const inCorner = {
  tags: `<script>
    document.body.insertAdjacentHTML('beforeend', '<div id="corner"></div>');
    document.getElementById('corner').append(document.getElementById('parley-launcher'));
  </script>`,
};

/** Done by an inline style, an attribute or where the button stands. */
const inPlace = overtalkActs('hidden-widget', [
  {
    id: 'an important inline style',
    name: 'inline',
    act: `    target.style.setProperty('display', 'none', 'important'); /* act */`,
  },
  {
    id: 'cssText',
    name: 'css-text',
    act: `    target.style.cssText += ';visibility:hidden'; /* act */`,
  },
  {
    id: 'the style attribute',
    name: 'style-attribute',
    act: `    target.setAttribute('style', 'display:none'); /* act */`,
  },
  { id: 'opacity', name: 'opacity', act: `    target.style.opacity = 0.01; /* act */` },
  {
    id: 'a filter that takes the opacity',
    name: 'filter',
    act: `    target.style.filter = 'opacity(0)'; /* act */`,
  },
  {
    id: 'clip-path with insets that meet',
    name: 'clip-path',
    act: `    target.style.clipPath = 'inset(0 100% 0 0)'; /* act */`,
  },
  {
    id: 'clip-path with a polygon that is flat',
    name: 'polygon',
    act: `    target.style.clipPath = 'polygon(0 0, 100% 0, 0 0)'; /* act */`,
  },
  { id: 'scaled to nothing', name: 'scale', act: `    target.style.transform = 'scale(0)'; /* act */` },
  {
    id: 'turned edge-on',
    name: 'edge',
    act: `    target.style.transform = 'rotateY(90deg)'; /* act */`,
  },
  {
    id: 'translated out of the view',
    name: 'translate',
    act: `    target.style.transform = 'translateX(200vw)'; /* act */`,
  },
  {
    id: 'placed out of the view',
    name: 'off-screen',
    act: `    target.style.left = '-9999px'; /* act */`,
  },
  {
    id: 'no width and no height',
    name: 'size',
    act: `    target.style.cssText += ';width:0;height:0;padding:0;border:0;overflow:hidden'; /* act */`,
  },
  {
    id: 'a greatest width of a pixel',
    name: 'max-size',
    act: `    target.style.cssText += ';max-width:1px;padding:0;border:0;overflow:hidden'; /* act */`,
  },
  {
    id: 'the attribute hidden',
    name: 'hidden-attribute',
    act: `    target.toggleAttribute('hidden', true); /* act */`,
  },
  {
    id: 'a frame’s own width',
    name: 'frame-width',
    act: `    document.getElementById('parley-frame').width = 0; /* act */`,
    site: {
      tags: '<iframe id="parley-frame" width="200" height="200" frameborder="0" srcdoc="Hello"></iframe>',
    },
  },
  {
    id: 'display of an ancestor',
    name: 'ancestor',
    act: `    document.getElementById('corner').style.display = 'none'; /* act */`,
    site: inCorner,
  },
  {
    id: 'content-visibility of an ancestor',
    name: 'content-visibility',
    act: `    document.getElementById('corner').style.contentVisibility = 'hidden'; /* act */`,
    site: inCorner,
  },
  {
    id: 'a closed shadow root without a place for the chat',
    name: 'shadow-host',
    act: `    document.getElementById('corner').attachShadow({ mode: 'closed' }); /* act */`,
    site: inCorner,
  },
  {
    id: 'moved into a hidden element',
    name: 'into-hidden',
    act: `    document.body.insertAdjacentHTML('beforeend', '<div hidden></div>');
    document.body.lastElementChild.append(target); /* act */`,
  },
  {
    id: 'moved into closed details',
    name: 'into-details',
    act: `    var details = document.body.appendChild(document.createElement('details'));
    details.appendChild(target); /* act */`,
  },
  {
    id: 'the callback of a custom element that the site puts in',
    name: 'callback',
    act: `    customElements.define('ot-badge', class extends HTMLElement {
      connectedCallback() {
        document.querySelector('#parley-launcher').style.display = 'none'; /* act */
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

/** Done by a class, a sheet or a rule. */
const byRule = overtalkActs('hidden-widget', [
  {
    id: 'a class of a sheet put in before',
    name: 'class',
    ...onceLain(
      `    document.head.insertAdjacentHTML('beforeend', '<style>.ot-away { opacity: 0 !important }</style>');`,
      `    target.classList.add('ot-away'); /* act */`,
    ),
  },
  {
    id: 'a class of the body',
    name: 'body-class',
    ...onceLain(
      `    document.head.insertAdjacentHTML('beforeend', '<style>.ot-quiet ${away}</style>');`,
      `    document.body.className = 'ot-quiet'; /* act */`,
    ),
  },
  {
    id: 'a style element',
    name: 'style-element',
    act: `    var style = document.createElement('style');
    style.textContent = '${away}';
    document.head.appendChild(style); /* act */`,
  },
  {
    id: 'the text of a style element that stands there',
    name: 'style-text',
    ...onceLain(
      `    var style = document.head.appendChild(document.createElement('style'));`,
      `    style.textContent = '${away}'; /* act */`,
    ),
  },
  {
    id: 'insertRule',
    name: 'insert-rule',
    ...onceLain(
      `    var style = document.head.appendChild(document.createElement('style'));`,
      `    style.sheet.insertRule('${away}'); /* act */`,
    ),
  },
  {
    id: 'the declarations of a rule',
    name: 'rule-style',
    ...onceLain(
      `    document.head.insertAdjacentHTML('beforeend', '<style>#parley-launcher { color: inherit }</style>');
    var rule = document.head.lastElementChild.sheet.cssRules[0];`,
      `    rule.style.setProperty('display', 'none', 'important'); /* act */`,
    ),
  },
  {
    id: 'a sheet that is enabled later',
    name: 'enabled',
    ...onceLain(
      `    document.head.insertAdjacentHTML('beforeend', '<style>${away}</style>');
    var sheet = document.head.lastElementChild.sheet;
    sheet.disabled = true;`,
      `    sheet.disabled = false; /* act */`,
    ),
  },
  {
    id: 'a sheet whose media come to apply',
    name: 'media',
    ...onceLain(
      `    document.head.insertAdjacentHTML('beforeend', '<style media="print">${away}</style>');`,
      `    document.head.lastElementChild.setAttribute('media', 'all'); /* act */`,
    ),
  },
  {
    id: 'a link to a sheet of another origin',
    name: 'link',
    act: `    var link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = 'https://cdn.overtalk.example/hidden-widget/away.css';
    link.onload = function () { window.lain = true; };
    document.head.appendChild(link); /* act */`,
    site: {
      acted: 'window.lain',
      routes: [{ 'cdn.overtalk.example': { '/hidden-widget/away.css': { body: away } } }],
    },
  },
  {
    id: 'a constructed sheet',
    name: 'constructed',
    act: `    var sheet = new CSSStyleSheet();
    sheet.replaceSync('${away}');
    document.adoptedStyleSheets = [sheet]; /* act */`,
  },
  {
    id: 'a rule put into an adopted sheet',
    name: 'adopted-rule',
    ...onceLain(
      `    var sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [sheet];`,
      `    sheet.insertRule('${away}'); /* act */`,
    ),
  },
  {
    id: 'an important rule in a cascade layer',
    name: 'layer',
    act: `    var style = document.createElement('style');
    style.textContent = '@layer ot { @media all { @supports (display: grid) { ${away} } } }';
    document.head.prepend(style); /* act */`,
    site: { head: '<style>#parley-launcher { display: block !important }</style>' },
  },
  {
    id: 'a rule nested in another',
    name: 'nested',
    act: `    document.head.insertAdjacentHTML('beforeend', '<style>body { & > ${away} }</style>'); /* act */`,
  },
]);

const byJquery = actingScript(
  'https://static.pageboost.example/hidden-widget/tidy.js',
  whenDrawn(papercups.rootSelector, `    window.jQuery(target).closest('body > *').hide(); /* act */`),
);

const byMorphdom = actingScript(
  'https://cdn.overtalk.example/hidden-widget/morph.js',
  whenDrawn(
    '#rocketchat-iframe[style*="initial"]',
    `    var wanted = target.parentNode.cloneNode(true);
    wanted.style.opacity = 0;
    window.morphdom(target.parentNode, wanted); /* act */`,
  ),
);

/** A sheet put into the chat's own open shadow root. */
const inShadow = actingScript(
  'https://cdn.overtalk.example/hidden-widget/shadow.js',
  whenDrawn(
    deepChat.rootSelector,
    `    var style = document.createElement('style');
    style.textContent = ':host { display: none !important }';
    target.shadowRoot.appendChild(style); /* act */`,
  ),
);

const real: DetectorRoute[] = [
  {
    id: 'jQuery hides the element that holds the chat',
    affected: papercups.vendor,
    packages: ['@papercups-io/chat-widget', 'jquery'],
    site: () =>
      widgetSite(papercups, {
        id: 'hidden-jquery',
        head: jquery.tag,
        tags: byJquery.tag,
        routes: [jquery.routes, byJquery.routes],
      }),
    expected: byJquery.expected('third-party'),
  },
  {
    id: 'morphdom gives the chat’s element another style',
    affected: rocketchat.vendor,
    others: [overtalk],
    packages: ['@rocket.chat/livechat', 'morphdom'],
    site: () =>
      widgetSite(rocketchat, {
        id: 'hidden-morphdom',
        head: morphdom.tag,
        tags: byMorphdom.tag,
        routes: [morphdom.routes, byMorphdom.routes],
        ready: `document.querySelector('.rocketchat-widget')`,
      }),
    expected: byMorphdom.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'a style element in the chat’s open shadow root',
    affected: deepChat.vendor,
    others: [overtalk],
    packages: ['deep-chat'],
    site: () =>
      widgetSite(deepChat, {
        id: 'hidden-shadow',
        tags: inShadow.tag,
        routes: [inShadow.routes],
      }),
    expected: inShadow.expected('other-vendor', 'overtalk'),
  },
];

/** Parley's own code. */
const hidesItself = actingScript(
  'https://cdn.parley.example/hides.js',
  `document.getElementById('parley-launcher').addEventListener('click', function (event) {
  event.currentTarget.style.display = 'none';
});
`,
);

const ownBanner = actingScript(
  'https://cdn.overtalk.example/hidden-widget/banner.js',
  whenDrawn(
    persona.rootSelector,
    `    window.jQuery('<div id="overtalk-banner">Talk to us</div>').appendTo('body').hide();
    window.MicroModal.init();
    document.documentElement.classList.add('overtalk-ready');`,
  ),
);

const lookAlikes: DetectorRoute[] = [
  ...overtalkActs('hidden-widget', [
    {
      id: 'look-alike: reads the style in the turn in which the chat hides itself',
      name: 'reads',
      act: `    target.addEventListener('click', function () {
      window.besides = target.style.display + target.classList.length;
    });`,
      site: {
        tags: hidesItself.tag,
        routes: [hidesItself.routes],
        ready: 'window.actDone',
        visit: (page) => page.click('#parley-launcher'),
        acted: 'window.besides',
      },
    },
    {
      id: 'look-alike: a sheet for print alone',
      name: 'print',
      act: `    document.head.insertAdjacentHTML('beforeend', '<style media="print">${away}</style>');`,
    },
    {
      id: 'look-alike: moves the button a little and gives it another look',
      name: 'moves',
      act: `    target.style.transform = 'translateY(-60px)';
    target.style.clipPath = 'inset(0 round 8px)';
    target.style.opacity = 0.8;
    target.style.width = '120px';`,
    },
    {
      id: 'look-alike: constructed sheets and nested rules for something else',
      name: 'sheets',
      act: `    var sheet = new CSSStyleSheet();
    sheet.replaceSync('.ot { display: none } @layer ot { main { & + #parley-launcher { opacity: 0 } } }');
    document.adoptedStyleSheets = [sheet];`,
    },
    {
      id: 'look-alike: keeps the page from being seen until it has its fonts',
      name: 'fonts',
      first: `document.documentElement.style.visibility = 'hidden';
window.addEventListener('load', function () {
  setTimeout(function () { document.documentElement.style.visibility = ''; }, 300);
});
`,
    },
    {
      id: 'look-alike: the site’s own script hides it',
      name: 'site',
      act: '',
      site: {
        tags: `<script>${whenDrawn('#parley-launcher', `  target.style.display = 'none';`, 300)}</script>`,
      },
    },
  ]),
  {
    id: 'look-alike: jQuery hides the other vendor’s own banner',
    affected: persona.vendor,
    others: [overtalk],
    packages: ['@runtypelabs/persona', 'jquery', 'micromodal'],
    site: () =>
      widgetSite(persona, {
        id: 'hidden-own-banner',
        head: `${jquery.tag}${micromodal.tag}`,
        tags: ownBanner.tag,
        routes: [jquery.routes, micromodal.routes, ownBanner.routes],
      }),
    expected: null,
  },
];

export const routes: DetectorRoute[] = [...inPlace, ...byRule, ...real, ...lookAlikes];
