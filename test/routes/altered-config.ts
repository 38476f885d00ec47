import { fromCdn } from '../innocent/packages.ts';
import { papercups } from '../widgets/papercups.ts';
import { type ActingScript, actingScript } from './acting-script.ts';
import { parleySite, whenDrawn, widgetSite } from './chat-site.ts';
import { overtalk, parley } from './demo-vendors.ts';
import type { DetectorRoute } from './route.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');

/** Holds once a chat that was to be drawn would have been. */
const WATCHED = 'window.watched';

const parleyScript = actingScript(
  'https://cdn.parley.example/configured.js',
  `window.Parley = { version: '5.2.0' };
if (window.ParleySettings.site === 'lamps' && !window.ParleySettings.hidden) {
  document.body.insertAdjacentHTML('beforeend', '<button id="parley-launcher" style="position:fixed;right:24px;bottom:24px">Chat</button>');
}
setTimeout(function () { window.watched = true; }, 2300);
`,
);

/** The site has settings, and brings Parley's script once what is to be done to them is done. */
const settings = `<script>window.ParleySettings = { site: 'lamps', lang: 'en' };</script>`;
const configuredParley = {
  tag: `<script>
  var poll = setInterval(function () {
    if (!window.actDone) return;
    clearInterval(poll);
    document.body.append(Object.assign(document.createElement('script'), { src: 'https://cdn.parley.example/configured.js' }));
  }, 50);
</script>`,
  routes: parleyScript.routes,
  waitUntilDrawn: WATCHED,
};

const byObject = actingScript(
  'https://cdn.overtalk.example/altered-config/object.js',
  whenDrawn(
    'h1',
    `    window.ParleySettings = Object.assign({}, window.ParleySettings, { hidden: true }); /* act */`,
  ),
);

const byDefinition = actingScript(
  'https://cdn.overtalk.example/altered-config/define.js',
  whenDrawn(
    'h1',
    `    var settings = window.ParleySettings; /* act */
    Reflect.defineProperty(settings, 'hidden', { value: true });`,
  ),
);

const byAnother = actingScript(
  'https://cdn.overtalk.example/altered-config/site.js',
  whenDrawn('h1', `    window.ParleySettings.site = 'nowhere'; /* act */`),
);

const STRANGER = 'https://static.pageboost.example/altered-config/tidy.js';
const byStranger = actingScript(
  STRANGER,
  whenDrawn('h1', `    window['Parley' + 'Settings'].hidden = true; /* act */`),
);

/** Acts when the chat's tag comes in, before what it loads can run. */
const byExtending = actingScript(
  'https://cdn.overtalk.example/altered-config/extend.js',
  `new MutationObserver(function (changes, observer) {
  if (!document.querySelector('script[src*="papercups"]')) return;
  observer.disconnect();
  window.jQuery.extend(true, window.Papercups, { config: { hideToggleButton: true } }); /* act */
}).observe(document, { childList: true, subtree: true });
window.addEventListener('load', function () {
  setTimeout(function () { window.watched = true; }, 2600);
});
`,
);

/** The other vendor says that it is ready, which the site answers by hiding this chat. */
const announces = actingScript(
  'https://cdn.overtalk.example/altered-config/announce.js',
  whenDrawn(
    'h1',
    `    window.overtalkBesides = Object.keys(window.ParleySettings).length;
    document.dispatchEvent(new Event('overtalk:ready'));`,
  ),
);

/** A shop's theme, which its platform serves, sets the chat up and hides it on this page. */
const theme = actingScript(
  'https://static.pageboost.example/altered-config/theme.js',
  `window.ParleySettings = { site: 'lamps' };
setTimeout(function () {
  window.ParleySettings.hidden = true;
  window.actDone = true;
}, 1000);
`,
);

/** A script that the page brings some time after it has loaded. */
const broughtLate = (src: string): string => `<script>
  window.addEventListener('load', function () {
    setTimeout(function () {
      document.body.append(Object.assign(document.createElement('script'), { src: '${src}' }));
    }, 500);
  });
</script>`;

const translates = actingScript(
  'https://cdn.overtalk.example/altered-config/translate.js',
  whenDrawn('h1', `    window.ParleySettings.lang = document.documentElement.lang;`),
);

const configured = (id: string, { tag, routes }: Pick<ActingScript, 'tag' | 'routes'>, head = settings) =>
  parleySite({ id, head, tags: tag, routes: [routes], acted: WATCHED }, configuredParley);

export const routes: DetectorRoute[] = [
  {
    id: 'a new object in the place of the settings',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () => configured('altered-object', byObject),
    expected: byObject.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'the switch defined in settings that had none',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () => configured('altered-definition', byDefinition),
    expected: byDefinition.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'another setting changed before the chat’s script ran',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () => configured('altered-site', byAnother),
    expected: byAnother.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'a third party’s script that came after the settings',
    affected: parley,
    packages: [],
    site: () => configured('altered-stranger', { ...byStranger, tag: broughtLate(STRANGER) }),
    expected: byStranger.expected('third-party'),
  },
  {
    id: 'jQuery.extend into the chat’s settings',
    affected: papercups.vendor,
    others: [overtalk],
    packages: ['@papercups-io/chat-widget', 'jquery'],
    site: () =>
      widgetSite(papercups, {
        id: 'altered-extend',
        head: `${jquery.tag}${byExtending.tag}`,
        routes: [jquery.routes, byExtending.routes],
        acted: WATCHED,
      }),
    expected: byExtending.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'look-alike: the site hides the chat when the other is ready',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () =>
      configured(
        'altered-by-site',
        announces,
        `${settings}<script>
  document.addEventListener('overtalk:ready', function () { window.ParleySettings.hidden = true; });
</script>`,
      ),
    expected: null,
  },
  {
    id: 'look-alike: a theme that sets the chat up and hides it',
    affected: parley,
    packages: [],
    site: () => configured('altered-theme', theme, ''),
    expected: null,
  },
  {
    id: 'look-alike: the other vendor changes a setting and the chat starts',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () => configured('altered-language', translates),
    expected: null,
  },
  {
    id: 'look-alike: the site extends the chat’s settings by jQuery',
    affected: papercups.vendor,
    packages: ['@papercups-io/chat-widget', 'jquery'],
    site: () =>
      widgetSite(papercups, {
        id: 'altered-own-extend',
        head: jquery.tag,
        tags: `<script>
  window.jQuery.extend(true, window.Papercups, { config: { hideToggleButton: true } });
  window.addEventListener('load', function () {
    setTimeout(function () { window.watched = true; }, 2600);
  });
</script>`,
        routes: [jquery.routes],
        acted: WATCHED,
      }),
    expected: null,
  },
];
