import { setTimeout as delay } from 'node:timers/promises';
import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import { fromCdn } from '../innocent/packages.ts';
import { persona } from '../widgets/persona.ts';
import { actingScript } from './acting-script.ts';
import { parleySite, whenDrawn, widgetSite } from './chat-site.ts';
import { overtalk, parley, parleyChat } from './demo-vendors.ts';
import type { DetectorRoute } from './route.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');
const a11yDialog = fromCdn('a11y-dialog/dist/a11y-dialog.min.js');

/** A click is told a second after it. */
const CLICK_TOLD_MS = 1_300;
/** A script may have acted before the chat is drawn. */
const DRAWN_WITHIN_MS = 40_000;

/** The visitor clicks the chat, and as nothing happens again. */
const clicksTwice = (selector: string) => async (page: PageHandle) => {
  await page.waitForFunction(
    (sought) => (window as { actDone?: boolean }).actDone && document.querySelector(sought) !== null,
    selector,
    { timeoutMs: DRAWN_WITHIN_MS },
  );
  const at = await page.evaluate((sought) => {
    const { x, y, width, height } = (document.querySelector(sought) as Element).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, selector);
  for (let i = 0; i < 2; i++) {
    // Drivers click no element that takes no clicks.
    await page.clickAt(at);
    await delay(CLICK_TOLD_MS);
  }
};

const onTheWay = actingScript(
  'https://cdn.overtalk.example/dead-launcher/window.js',
  whenDrawn(
    '#parley-launcher',
    `    window.addEventListener('click', function (event) {
      if (event.composedPath().includes(target)) event.stopImmediatePropagation(); /* act */
    }, { capture: true, passive: true });`,
  ),
);

const byProperty = actingScript(
  'https://static.pageboost.example/dead-launcher/bubble.js',
  whenDrawn(
    '#parley-launcher',
    `    document.body.addEventListener('click', {
      handleEvent: function (event) {
        if (event.target === target) event.cancelBubble = true; /* act */
      }
    }, true);`,
  ),
);

const atTheButton = actingScript(
  'https://cdn.overtalk.example/dead-launcher/button.js',
  whenDrawn(
    '#parley-launcher',
    `    target.addEventListener('click', function (event) {
      Event.prototype.stopPropagation.call(event); /* act */
    }, true);`,
  ),
);

/** On what the button holds, which the visitor really hits. */
const byHandler = actingScript(
  'https://cdn.overtalk.example/dead-launcher/handler.js',
  whenDrawn(
    persona.rootSelector,
    `    window.jQuery(target).find('*').on('click', function (event) {
      event.stopPropagation(); /* act */
    });`,
  ),
);

const byStyle = actingScript(
  'https://cdn.overtalk.example/dead-launcher/style.js',
  whenDrawn('#parley-launcher', `    target.style.pointerEvents = 'none'; /* act */`),
);

const byDisabling = actingScript(
  'https://cdn.overtalk.example/dead-launcher/disable.js',
  whenDrawn('#parley-launcher', `    target.disabled = true; /* act */`),
);

/** A chat that opens a panel of its own and asks no server. */
const quietParley = {
  ...parleyChat,
  tag: '<script src="https://cdn.parley.example/quiet.js"></script>',
  routes: actingScript(
    'https://cdn.parley.example/quiet.js',
    `(function () {
  document.body.insertAdjacentHTML('beforeend', '<button id="parley-launcher" style="position:fixed;right:24px;bottom:24px;width:140px;height:48px">Chat</button>');
  document.getElementById('parley-launcher').addEventListener('click', function () { document.title = 'Chat'; });
})();
`,
  ).routes,
};

/** Measures clicks: holds each back until its beacon is out, and clicks on again then. */
const measures = actingScript(
  'https://static.pageboost.example/dead-launcher/measure.js',
  whenDrawn(
    '#parley-launcher',
    `    document.addEventListener('click', function (event) {
      if (!event.isTrusted) return;
      event.stopPropagation();
      setTimeout(function () { target.click(); }, 200);
    }, true);`,
  ),
);

/** A panel of the other vendor's own that closes at the next click, which it takes. */
const closes = actingScript(
  'https://cdn.overtalk.example/dead-launcher/panel.js',
  whenDrawn(
    '#parley-launcher',
    `    document.addEventListener('click', function (event) { event.stopPropagation(); }, { capture: true, once: true });`,
  ),
);

/** A newsletter's dialog beside the page, which takes every click outside of it, as focus traps do. */
const traps = actingScript(
  'https://static.pageboost.example/dead-launcher/newsletter.js',
  whenDrawn(
    '#parley-launcher',
    `    var dialog = document.createElement('div');
    dialog.innerHTML = '<div id="letter" role="dialog" style="position:fixed;left:0;top:0;width:300px;height:200px;background:#fff">Get our letter</div>';
    document.body.append(dialog);
    document.addEventListener('click', function (event) {
      if (dialog.contains(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);`,
  ),
);

const site = (id: string, { tag, routes }: typeof closes) =>
  parleySite({ id, tags: tag, routes: [routes], visit: clicksTwice('#parley-launcher') });

export const routes: DetectorRoute[] = [
  {
    id: 'stopped at the window, on its way to the launcher',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () => site('dead-window', onTheWay),
    expected: onTheWay.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'stopped by a property of the event',
    affected: parley,
    packages: [],
    site: () => site('dead-property', byProperty),
    expected: byProperty.expected('third-party'),
  },
  {
    id: 'stopped at the launcher, before its own listener',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () => site('dead-button', atTheButton),
    expected: atTheButton.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'a style that lets clicks pass through the launcher',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () => site('dead-style', byStyle),
    expected: byStyle.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'a launcher that was disabled',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () => site('dead-disabled', byDisabling),
    expected: byDisabling.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'a jQuery handler on what the launcher holds',
    affected: persona.vendor,
    others: [overtalk],
    packages: ['@runtypelabs/persona', 'jquery'],
    site: () =>
      widgetSite(persona, {
        id: 'dead-jquery',
        head: jquery.tag,
        tags: byHandler.tag,
        routes: [jquery.routes, byHandler.routes],
        visit: clicksTwice(persona.launcherSelector),
      }),
    expected: byHandler.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'look-alike: clicks are measured and then clicked on',
    affected: parley,
    packages: [],
    site: () =>
      parleySite(
        {
          id: 'dead-measured',
          tags: measures.tag,
          routes: [measures.routes],
          visit: clicksTwice('#parley-launcher'),
        },
        quietParley,
      ),
    expected: null,
  },
  {
    id: 'look-alike: the click that closes another chat’s panel',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () => site('dead-panel', closes),
    expected: null,
  },
  {
    id: 'look-alike: a dialog that takes the clicks outside of it',
    affected: parley,
    packages: [],
    site: () => site('dead-trap', traps),
    expected: null,
  },
  {
    id: 'look-alike: the site’s dialog by a library, with its own handler',
    affected: persona.vendor,
    packages: ['@runtypelabs/persona', 'a11y-dialog'],
    site: () =>
      widgetSite(persona, {
        id: 'dead-dialog',
        head: `${a11yDialog.tag}<style>.dialog[aria-hidden="true"] { display: none }</style>`,
        tags: `<div class="dialog" id="sizes" data-a11y-dialog="sizes" aria-hidden="true"><div role="document">Sizes</div></div>
          <script>
            document.addEventListener('click', function (event) {
              if (document.querySelector('#sizes:not([aria-hidden])')) event.stopPropagation();
            }, true);
            window.addEventListener('load', function () {
              var dialog = new window.A11yDialog(document.getElementById('sizes'));
              dialog.show();
              window.actDone = true;
            });
          </script>`,
        routes: [a11yDialog.routes],
        visit: clicksTwice(persona.launcherSelector),
      }),
    expected: null,
  },
];
