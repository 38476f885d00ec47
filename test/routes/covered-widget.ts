import { fromCdn } from '../innocent/packages.ts';
import { deepChat } from '../widgets/deep-chat.ts';
import { papercups } from '../widgets/papercups.ts';
import { persona } from '../widgets/persona.ts';
import { rocketchat } from '../widgets/rocketchat.ts';
import { actingScript } from './acting-script.ts';
import { whenDrawn as onceDrawn, parleySite, widgetSite } from './chat-site.ts';
import { overtalk, parley } from './demo-vendors.ts';
import type { DetectorRoute } from './route.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');
const micromodal = fromCdn('micromodal/dist/micromodal.min.js');
const a11yDialog = fromCdn('a11y-dialog/dist/a11y-dialog.min.js');
const smoothScrollbar = fromCdn('smooth-scrollbar/dist/smooth-scrollbar.js');
const consent = fromCdn('vanilla-cookieconsent/dist/cookieconsent.umd.js');
const consentStyle = fromCdn('vanilla-cookieconsent/dist/cookieconsent.css');

const LAIN = 'window.lain';
const THEN_LAIN = '    setTimeout(function () { window.lain = true; }, 1600);';

/** Acts once the chat is drawn; `LAIN` holds once what was done has lasted. */
const whenDrawn = (selector: string, act: string): string => onceDrawn(selector, `${act}\n${THEN_LAIN}`);

const overAll = 'position:fixed;left:0;top:0;right:0;bottom:0;z-index:2147483647';

const byMarkup = actingScript(
  'https://cdn.overtalk.example/covered-widget/markup.js',
  whenDrawn(
    '#parley-launcher',
    `    var box = target.getBoundingClientRect();
    var style = 'position:fixed;z-index:9;left:' + box.left + 'px;top:' + box.top + 'px;width:' + box.width + 'px;height:' + box.height + 'px;background:#fff';
    document.body.insertAdjacentHTML('beforeEnd', '<i></i><div style="' + style + '"></div>'); /* act */`,
  ),
);

const byRule = actingScript(
  'https://cdn.overtalk.example/covered-widget/rule.js',
  `(function () {
  var sheet = document.body.appendChild(document.createElement('overtalk-stage'));
  sheet.style.display = 'none';
})();
${whenDrawn(
  '#parley-launcher',
  `    var style = document.createElement('style');
    style.textContent = 'overtalk-stage { display: block !important; ${overAll} }';
    document.head.appendChild(style); /* act */`,
)}`,
);

const byLowering = actingScript(
  'https://cdn.overtalk.example/covered-widget/lower.js',
  whenDrawn('#parley-launcher', `    target.style.zIndex = '-1'; /* act */`),
);

const besideIt = actingScript(
  'https://static.pageboost.example/covered-widget/beside.js',
  whenDrawn(
    papercups.rootSelector,
    `    var $ = window.jQuery;
    $('<div>').css({ position: 'fixed', right: 0, bottom: 0, width: 120, height: 120, zIndex: 2147483647, opacity: 0 })
      .insertAfter(target); /* act */`,
  ),
);

/** The modal's markup stands hidden from the start; what it shows is taken out of it. */
const byModal = actingScript(
  'https://cdn.overtalk.example/covered-widget/modal.js',
  `(function () {
  document.head.insertAdjacentHTML('beforeend', '<style>.ot-modal { display: none } .ot-modal.is-open { display: block }</style>');
  document.body.insertAdjacentHTML('beforeend', '<div class="ot-modal" id="ot-modal" aria-hidden="true"><div style="${overAll}" tabindex="-1"></div></div>');
})();
${whenDrawn(
  '#rocketchat-iframe[style*="initial"]',
  `    window.MicroModal.show('ot-modal', { disableFocus: true }); /* act */`,
)}`,
);

/** A newsletter's dialog that fades in once it has its form, by a script that no catalogue knows. */
const newsletter = actingScript(
  'https://static.pageboost.example/covered-widget/newsletter.js',
  whenDrawn(
    persona.rootSelector,
    `    var dialog = document.createElement('div');
    dialog.style.cssText = '${overAll};opacity:0;transition:opacity .6s';
    document.body.append(dialog);
    setTimeout(function () {
      dialog.innerHTML = '<form style="margin:10vh auto;width:300px;background:#fff">Get our letter <input type="email"></form>';
      dialog.style.opacity = 1;
    }, 300);`,
  ),
);

/** A backdrop and a dialog as Bootstrap stacks them. */
const backdrop = actingScript(
  'https://static.pageboost.example/covered-widget/backdrop.js',
  whenDrawn(
    '#parley-launcher',
    `    window.jQuery('<div class="modal-backdrop">').css({ position: 'fixed', inset: 0, zIndex: 1040, background: 'rgb(0 0 0 / .5)' }).appendTo('body');
    window.jQuery('<div class="modal">Win a lamp</div>').css({ position: 'fixed', left: 40, top: 40, zIndex: 1050, background: '#fff' }).appendTo('body');`,
  ),
);

/** A consent banner in the chat's corner, by a script that no catalogue knows. */
const banner = actingScript(
  'https://static.pageboost.example/covered-widget/consent.js',
  whenDrawn(
    papercups.rootSelector,
    `    window.CookieConsent.run({
      hideFromBots: false,
      guiOptions: { consentModal: { layout: 'box', position: 'bottom right' } },
      categories: { necessary: { enabled: true, readOnly: true }, analytics: {} },
      language: { default: 'en', translations: { en: {
        consentModal: { title: 'Cookies', description: 'We use cookies.', acceptAllBtn: 'Accept', acceptNecessaryBtn: 'Reject' },
        preferencesModal: { sections: [] },
      } } },
    });`,
  ),
);

/** A chat in the text of the page, which a scroller of somebody else's takes beneath the site's header. */
const scroller = actingScript(
  'https://static.pageboost.example/covered-widget/scroll.js',
  `var bar = window.Scrollbar.init(document.getElementById('text'));
${whenDrawn(
  deepChat.rootSelector,
  '    bar.setPosition(0, target.getBoundingClientRect().bottom - window.innerHeight * 0.4);',
)}`,
);

/** Another vendor's chat button whose elements the catalogue does not know. */
const ownButton = actingScript(
  'https://cdn.overtalk.example/covered-widget/own-button.js',
  whenDrawn(
    '#parley-launcher',
    `    var button = document.createElement('div');
    button.style.cssText = 'position:fixed;right:20px;bottom:20px;width:160px;height:60px;z-index:99;background:#06c';
    button.innerHTML = '<svg width="24" height="24"><circle cx="12" cy="12" r="10"></circle></svg>';
    document.body.append(button);`,
  ),
);

export const routes: DetectorRoute[] = [
  {
    id: 'a white patch put in as markup',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () =>
      parleySite({ id: 'covered-markup', acted: LAIN, tags: byMarkup.tag, routes: [byMarkup.routes] }),
    expected: byMarkup.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'a rule that spreads an empty element over the page',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () => parleySite({ id: 'covered-rule', acted: LAIN, tags: byRule.tag, routes: [byRule.routes] }),
    expected: byRule.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'the launcher lowered beneath the page',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () =>
      parleySite({
        id: 'covered-lowered',
        acted: LAIN,
        head: '<main style="position:relative;min-height:100vh;background:#fff">Lamps</main>',
        tags: byLowering.tag,
        routes: [byLowering.routes],
      }),
    expected: byLowering.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'jQuery puts a faded element beside the launcher',
    affected: papercups.vendor,
    packages: ['@papercups-io/chat-widget', 'jquery'],
    site: () =>
      widgetSite(papercups, {
        id: 'covered-jquery',
        acted: LAIN,
        head: jquery.tag,
        tags: besideIt.tag,
        routes: [jquery.routes, besideIt.routes],
      }),
    expected: besideIt.expected('third-party'),
  },
  {
    id: 'a click shield of a modal library',
    affected: rocketchat.vendor,
    others: [overtalk],
    packages: ['@rocket.chat/livechat', 'micromodal'],
    site: () =>
      widgetSite(rocketchat, {
        id: 'covered-micromodal',
        acted: LAIN,
        head: micromodal.tag,
        tags: byModal.tag,
        routes: [micromodal.routes, byModal.routes],
      }),
    expected: byModal.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'look-alike: a dialog of the site by a library',
    affected: rocketchat.vendor,
    packages: ['@rocket.chat/livechat', 'a11y-dialog'],
    site: () =>
      widgetSite(rocketchat, {
        id: 'covered-dialog',
        acted: LAIN,
        head: `${a11yDialog.tag}<style>.dialog { ${overAll} } .dialog[aria-hidden="true"] { display: none }</style>`,
        tags: `<button id="next" data-a11y-dialog-show="sizes">Sizes</button>
          <div class="dialog" id="sizes" data-a11y-dialog="sizes" aria-hidden="true"><div role="document">Sizes</div></div>
          <script>document.getElementById('next').addEventListener('click', function () {
${THEN_LAIN}
});</script>`,
        routes: [a11yDialog.routes],
        visit: (page) => page.click('#next'),
      }),
    expected: null,
  },
  {
    id: 'look-alike: a newsletter’s dialog',
    affected: persona.vendor,
    packages: ['@runtypelabs/persona'],
    site: () =>
      widgetSite(persona, {
        id: 'covered-newsletter',
        acted: LAIN,
        tags: newsletter.tag,
        routes: [newsletter.routes],
      }),
    expected: null,
  },
  {
    id: 'look-alike: a consent banner',
    affected: papercups.vendor,
    packages: ['@papercups-io/chat-widget', 'vanilla-cookieconsent'],
    site: () =>
      widgetSite(papercups, {
        id: 'covered-consent',
        acted: LAIN,
        head: `<link rel="stylesheet" href="${consentStyle.url}">${consent.tag}`,
        tags: banner.tag,
        routes: [consent.routes, consentStyle.routes, banner.routes],
      }),
    expected: null,
  },
  {
    id: 'look-alike: the backdrop of a dialog',
    affected: parley,
    packages: ['jquery'],
    site: () =>
      parleySite({
        id: 'covered-backdrop',
        acted: LAIN,
        head: jquery.tag,
        tags: backdrop.tag,
        routes: [jquery.routes, backdrop.routes],
      }),
    expected: null,
  },
  {
    id: 'look-alike: a chat that scrolls beneath a header',
    affected: deepChat.vendor,
    packages: ['deep-chat', 'smooth-scrollbar'],
    site: () =>
      widgetSite(deepChat, {
        id: 'covered-scrolled',
        acted: LAIN,
        head: `${smoothScrollbar.tag}<header style="position:fixed;z-index:9;left:0;top:0;right:0;height:45vh;background:#fff">Lamps</header>
          <div id="text" style="height:100vh"><p style="height:50vh">Chairs</p>`,
        tags: `<p style="height:150vh">Tables</p></div>${scroller.tag}`,
        routes: [smoothScrollbar.routes, scroller.routes],
      }),
    expected: null,
  },
  {
    id: 'look-alike: another chat’s button in the same corner',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () =>
      parleySite({ id: 'covered-button', acted: LAIN, tags: ownButton.tag, routes: [ownButton.routes] }),
    expected: null,
  },
];
