import { fromCdn } from '../innocent/packages.ts';
import { openChatStudio } from '../widgets/open-chat-studio.ts';
import { type ActingScript, actingScript } from './acting-script.ts';
import { parleySite, whenDrawn, widgetSite } from './chat-site.ts';
import { overtalk, parley } from './demo-vendors.ts';
import type { DetectorRoute } from './route.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');
const micromodal = fromCdn('micromodal/dist/micromodal.min.js');

const onOvertalk = (name: string, source: string): ActingScript =>
  actingScript(`https://cdn.overtalk.example/dormant-reference/${name}.js`, source);

/** For nobody, as long as nobody sets the share. */
const never = 'Math.random() < (window.OvertalkShare || 0)';

const sampled = onOvertalk(
  'sampled',
  `(function () {
  var ownButton = '#overtalk-launcher';
  if (${never}) {
    setInterval(function () {
      var other = document.getElementById('parley-launcher'); /* act */
      if (other) other.remove();
      document.querySelector(ownButton).hidden = false;
    }, 50);
  }
})();
`,
);

const minified = onOvertalk(
  'minified',
  `!function(w,d){var k=d.currentScript,s=${never};w.Overtalk={q:[]};
s&&(w.onload=function(){var p=window.Parley;p&&(p.open=p.track=function(){})}); /* act */
}(window,document);
`,
);

const inliner = onOvertalk(
  'inliner',
  whenDrawn(
    'h1',
    `    var code = document.createElement('script');
    code.text = ['if (${never})\\n  document.querySelector("#par', 'ley-launcher").remove();'].join('');
    document.head.appendChild(code); /* act */`,
  ),
);

const later = onOvertalk(
  'later',
  `window.Overtalk = {\n  calm: function () { window['Parley'] = null; } /* act */\n};\n`,
);
const bringsLater = onOvertalk(
  'brings-later',
  whenDrawn(
    'h1',
    `    var code = document.createElement('script');
    code.src = 'https://cdn.overtalk.example/dormant-reference/later.js';
    document.head.appendChild(code);`,
  ),
);

const withJquery = onOvertalk(
  'with-jquery',
  whenDrawn(
    'open-chat-studio-widget',
    `    jQuery('#overtalk-launcher').show();
    if (${never}) jQuery('open-chat-studio-widget').hide(); /* act */`,
  ),
);

const withMicromodal = onOvertalk(
  'with-micromodal',
  whenDrawn(
    'h1',
    `    if (${never})
      MicroModal.init({ onShow: function () { document.querySelector('open-chat-studio-widget').remove(); } }); /* act */`,
  ),
);

const label = onOvertalk(
  'label',
  `/* Beside #parley-launcher, window.Parley.open() and others. */
window.Overtalk = { moveFrom: ['Parley', 'parley'], badge: 'my-parley-launcher-badge', Parley: { open: 1 } };
`,
);

const plugin = actingScript(
  'https://static.pageboost.example/dormant-reference/two-chats.js',
  `window.pageboost = function (chat) {
  if (chat === 'parley') return window.Parley.open();
  document.querySelector('#overtalk-launcher').click();
  document.querySelector('#parley-launcher').hidden = true;
};
`,
);

const snippet = actingScript(
  'https://cdn.overtalk.example/dormant-reference/own.js',
  `window.Overtalk = { open: function () { document.querySelector('#overtalk-launcher').click(); } };\n`,
);

/** Of the vendor itself, and of the site. */
const ownLoader = actingScript(
  'https://cdn.parley.example/dormant-reference/loader.js',
  `if (!window.Parley) document.querySelector('#parley-launcher');\n`,
);
const siteCode = `<script>
  window.chooseChat = function (isNight) {
    document.querySelector(isNight ? '#parley-launcher' : '#overtalk-launcher').hidden = true;
    if (isNight) window.Parley.open();
  };
</script>`;

const AT_REST = 'performance.now() > 2500';

type Site = { id: string; scripts: ActingScript[]; more?: ActingScript[]; tags?: string; acted?: string };

const beside = ({ id, scripts, more = [], tags = '', acted = AT_REST }: Site) =>
  parleySite({
    id: `dormant-${id}`,
    tags: `${scripts.map(({ tag }) => tag).join('')}${tags}`,
    routes: [...scripts, ...more].map(({ routes }) => routes),
    acted,
  });

const byOvertalk = { affected: parley, others: [overtalk], packages: [] };

export const routes: DetectorRoute[] = [
  {
    id: 'a branch for a share of the visitors, by the element’s id',
    ...byOvertalk,
    site: () => beside({ id: 'sampled', scripts: [sampled] }),
    expected: sampled.expectedText("'parley-launcher'", 'other-vendor', 'overtalk'),
  },
  {
    id: 'a condition in minified code, by the global',
    ...byOvertalk,
    site: () => beside({ id: 'minified', scripts: [minified] }),
    expected: minified.expectedText('Parley', 'other-vendor', 'overtalk'),
  },
  {
    id: 'an inline script that the other vendor’s script puts in',
    ...byOvertalk,
    site: () => beside({ id: 'inline', scripts: [inliner], acted: 'window.actDone' }),
    expected: inliner.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'a function that nobody calls, in a script that comes late',
    ...byOvertalk,
    site: () => beside({ id: 'later', scripts: [bringsLater], more: [later], acted: 'window.Overtalk' }),
    expected: later.expectedText("'Parley'", 'other-vendor', 'overtalk'),
  },
  {
    id: 'jQuery would hide the chat’s element',
    affected: openChatStudio.vendor,
    others: [overtalk],
    packages: ['open-chat-studio-widget', 'jquery'],
    site: () =>
      widgetSite(openChatStudio, {
        id: 'dormant-jquery',
        head: jquery.tag,
        tags: withJquery.tag,
        routes: [jquery.routes, withJquery.routes],
      }),
    expected: withJquery.expectedText("'open-chat-studio-widget'", 'other-vendor', 'overtalk'),
  },
  {
    id: 'a dialog of micromodal that would take the chat away',
    affected: openChatStudio.vendor,
    others: [overtalk],
    packages: ['open-chat-studio-widget', 'micromodal'],
    site: () =>
      widgetSite(openChatStudio, {
        id: 'dormant-micromodal',
        head: micromodal.tag,
        tags: withMicromodal.tag,
        routes: [micromodal.routes, withMicromodal.routes],
      }),
    expected: withMicromodal.expectedText("'open-chat-studio-widget'", 'other-vendor', 'overtalk'),
  },
  {
    id: 'look-alike: a plugin that serves both chats, the chat’s own loader, and the site’s own code',
    ...byOvertalk,
    site: () => beside({ id: 'plugin', scripts: [snippet, plugin, ownLoader], tags: siteCode }),
    expected: null,
  },
  {
    id: 'look-alike: the other vendor mentions the chat in a comment, a list of names and a badge of its own',
    ...byOvertalk,
    site: () => beside({ id: 'label', scripts: [label] }),
    expected: null,
  },
];
