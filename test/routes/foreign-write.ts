import { fromCdn } from '../innocent/packages.ts';
import { type ActingScript, actingScript } from './acting-script.ts';
import { parleySite, whenDrawn, widgetSite } from './chat-site.ts';
import { overtalk, parley } from './demo-vendors.ts';
import type { DetectorRoute } from './route.ts';
import { chatBegun, collectors, openChatStudio, opensChat, parleyVisits } from './values-chat.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');

const byNote = actingScript(
  'https://cdn.overtalk.example/foreign-write/note.js',
  whenDrawn(
    '#parley-launcher',
    `    ['ot_a_4711', 'ot_b_4711'].forEach(function (label) {
      window.Parley.note('visit', label); /* act */
    });`,
  ),
);

const byStore = actingScript(
  'https://cdn.overtalk.example/foreign-write/store.js',
  whenDrawn(
    '#parley-launcher',
    `    localStorage.setItem('parley.campaign', 'ot-campaign-4711'); /* act */`,
    300,
  ),
);

const byCookieStore = actingScript(
  'https://cdn.overtalk.example/foreign-write/cookie-store.js',
  whenDrawn('#parley-launcher', `    window.cookieStore.delete('parley_visitor'); /* act */`),
);

const byExpiry = actingScript(
  'https://cdn.overtalk.example/foreign-write/expire.js',
  whenDrawn(
    '#parley-launcher',
    `    document.cookie = 'parley_visitor=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT'; /* act */`,
  ),
);

const byClear = actingScript(
  'https://cdn.overtalk.example/foreign-write/clear.js',
  whenDrawn('#parley-launcher', `    sessionStorage.clear(); /* act */`),
);

const byMember = actingScript(
  'https://cdn.overtalk.example/foreign-write/member.js',
  whenDrawn('#parley-launcher', `    window.Parley.version = '0.0.0-ot'; /* act */`),
);

const byTidying = actingScript(
  'https://cdn.overtalk.example/foreign-write/tidy.js',
  whenDrawn(
    openChatStudio.rootSelector,
    `    window.jQuery.each(Object.keys(localStorage), function (_, key) {
      localStorage.removeItem(key); /* act */
    });`,
  ),
);

/** Takes away by a list what is not there, and writes again what is, as scripts do that keep things longer. */
const keeper = actingScript(
  'https://cdn.overtalk.example/foreign-write/keep.js',
  whenDrawn(
    '#parley-launcher',
    `    localStorage.removeItem('parley.cart');
    document.cookie = 'parley_cart=; path=/; max-age=0';
    sessionStorage.setItem('parley.visit', sessionStorage.getItem('parley.visit'));
    var visitor = /parley_visitor=([^;]+)/.exec(document.cookie)[1];
    document.cookie = 'parley_visitor=' + visitor + '; path=/; max-age=86400';`,
  ),
);

/** Asks for consent, and takes the cookies away that the page has when it is refused. */
const refused = actingScript(
  'https://static.consentbox.example/foreign-write/refuse.js',
  whenDrawn(
    '#parley-launcher',
    `    document.cookie.split('; ').forEach(function (cookie) {
      document.cookie = cookie.split('=')[0] + '=; path=/; max-age=0';
    });`,
  ),
);

/** Lays a patch over `setItem`, as scripts do that follow a store, before the chat writes its own. */
const patch = actingScript(
  'https://cdn.overtalk.example/foreign-write/follow.js',
  `(function () {
  var setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (name, value) {
    return setItem.call(this, name, value);
  };
  localStorage.setItem('overtalk.index', 'ot_a_4711');
})();
`,
);

/** Stands before the page's cookies and its store, as scripts do that guard them, and passes on what is written. */
const guard = actingScript(
  'https://static.pageguard.example/foreign-write/guard.js',
  `(function () {
  var cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(document, 'cookie', {
    configurable: true,
    get: function () { return cookie.get.call(document); },
    set: function (text) { cookie.set.call(document, text); }
  });
  var store = window.sessionStorage;
  var guarded = {
    getItem: function (name) { return store.getItem(name); },
    setItem: function (name, value) { store.setItem(name, value); }
  };
  Object.defineProperty(window, 'sessionStorage', {
    configurable: true, get: function () { return guarded; }
  });
})();
`,
);

const onParley =
  (id: string, { tag, routes }: ActingScript, acted?: string) =>
  () =>
    parleySite({
      id,
      tags: `${parleyVisits.tag}${tag}`,
      routes: [parleyVisits.routes, routes],
      ...(acted ? { acted } : {}),
    });

export const routes: DetectorRoute[] = [
  {
    id: 'the vendor’s own code sends two markers at the other vendor’s call',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: onParley('write-note', byNote),
    expected: byNote.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'a value put into the vendor’s store, which the vendor sends later',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: onParley('write-store', byStore, 'window.visitsSent'),
    expected: byStore.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'cookieStore takes the vendor’s cookie away',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: onParley('write-cookie-store', byCookieStore),
    expected: byCookieStore.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'the vendor’s cookie is written with a date that has passed',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: onParley('write-expiry', byExpiry),
    expected: byExpiry.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'the session storage is cleared with the vendor’s item in it',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: onParley('write-clear', byClear),
    expected: byClear.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'a plain value in the vendor’s object',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: onParley('write-member', byMember),
    expected: byMember.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'jQuery goes through the local storage and takes the chat’s items out',
    affected: openChatStudio.vendor,
    others: [overtalk],
    packages: ['open-chat-studio-widget', 'jquery'],
    site: () =>
      widgetSite(openChatStudio, {
        id: 'write-tidy',
        head: jquery.tag,
        tags: `${opensChat}${byTidying.tag}`,
        routes: [jquery.routes, byTidying.routes],
        ready: chatBegun,
      }),
    expected: byTidying.expected('other-vendor', 'overtalk'),
  },
  {
    id: 'look-alike: the chat’s own writes pass through the other vendor’s patch of setItem',
    affected: openChatStudio.vendor,
    others: [overtalk],
    packages: ['open-chat-studio-widget'],
    site: () =>
      widgetSite(openChatStudio, {
        id: 'write-patched',
        head: patch.tag,
        tags: opensChat,
        routes: [patch.routes, collectors],
        acted: chatBegun,
      }),
    expected: null,
  },
  {
    id: 'look-alike: the chat’s own writes pass through a third party’s cookies and store',
    affected: parley,
    packages: [],
    site: () =>
      parleySite({
        id: 'write-guarded',
        head: guard.tag,
        tags: parleyVisits.tag,
        routes: [guard.routes, parleyVisits.routes],
        acted: 'window.visitsSent',
      }),
    expected: null,
  },
  {
    id: 'look-alike: the other vendor writes again what is there, and takes away what is not',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: onParley('write-keeper', keeper),
    expected: null,
  },
  {
    id: 'look-alike: a script that asks for consent takes all cookies away',
    affected: parley,
    packages: [],
    site: onParley('write-refused', refused),
    expected: null,
  },
];
