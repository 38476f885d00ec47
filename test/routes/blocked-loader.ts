import { fromCdn } from '../innocent/packages.ts';
import { packageFile } from '../widgets/package-file.ts';
import { papercups } from '../widgets/papercups.ts';
import { rocketchat } from '../widgets/rocketchat.ts';
import type { RealWidget } from '../widgets/widget.ts';
import { type ActingScript, actingScript } from './acting-script.ts';
import { type ChatSite, whenDrawn, widgetSite } from './chat-site.ts';
import { overtalk } from './demo-vendors.ts';
import { overtalkActs } from './overtalk-acts.ts';
import type { DetectorRoute } from './route.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');

const CHAT = 'https://cdn.parley.example/parley.js';
const HAS_WAITED = 'performance.now() > 2500';

/** How sites bring a chat: a tag, the usual snippet, or a loader of the vendor's that waits for a moment. */
const byTag = { chat: `<script src="${CHAT}"></script>`, acted: HAS_WAITED };
const bySnippet: Partial<ChatSite> = {
  chat: `<script>
    (function (d) {
      var script = d.createElement('script');
      script.async = true;
      script.src = '${CHAT}';
      var first = d.getElementsByTagName('script')[0];
      first.parentNode.insertBefore(script, first);
    })(document);
  </script>`,
  acted: HAS_WAITED,
};
const loader = actingScript(
  'https://cdn.parley.example/loader.js',
  `(function () {
  var waiting = document.createElement('script');
  waiting.id = 'parley-loader';
  waiting.type = 'text/parley-waiting';
  waiting.src = '${CHAT}';
  document.head.append(waiting);
  setTimeout(function () {
    var found = document.getElementById('parley-loader');
    if (!found) return;
    found.type = 'text/javascript';
    document.head.append(found);
  }, 2000);
})();
`,
);
const byLoader: Partial<ChatSite> = { chat: loader.tag, acted: HAS_WAITED, routes: [loader.routes] };

/** On the loader's element, `target`, while it waits. */
const whileWaiting = (act: string): string => `setTimeout(function () {
  var target = document.getElementById('parley-loader');
${act}
}, 1000);
`;

/** On every element that the parser or a script puts in, once it stands in the page. */
const asTheyCome = (act: string): string => `new MutationObserver(function (records) {
  records.forEach(function (record) {
    record.addedNodes.forEach(function (node) {
      if (node.nodeName !== 'SCRIPT') return;
${act}
    });
  });
}).observe(document.documentElement, { childList: true, subtree: true });
`;

/** On every script element that is put in with `insertBefore`, before it is. */
const beforeInsertion = (act: string): string => `(function () {
  var insertBefore = Node.prototype.insertBefore;
  Node.prototype.insertBefore = function (node, before) {
    if (node.nodeName !== 'SCRIPT') return insertBefore.call(this, node, before);
    var parent = this;
${act}
    return insertBefore.call(parent, node, before);
  };
})();
`;

const EMPTY = 'https://cdn.overtalk.example/blocked-loader/empty.js';
const empty = { 'cdn.overtalk.example': { '/blocked-loader/empty.js': { body: '' } } };

const byOvertalk = overtalkActs('blocked-loader', [
  {
    id: 'given another type as the parser brings it',
    name: 'retyped',
    first: asTheyCome(`      if (/parley/.test(node.src)) node.type = 'text/ot-blocked'; /* act */`),
    site: byTag,
  },
  {
    id: 'createElement makes scripts that take no address of the vendor’s',
    name: 'create-element',
    first: `(function () {
  var create = document.createElement;
  var src = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src');
  document.createElement = function (name) {
    var made = create.apply(document, arguments);
    if (String(name).toLowerCase() !== 'script') return made;
    Object.defineProperty(made, 'src', {
      configurable: true,
      get: function () { return src.get.call(made); },
      set: function (address) {
        src.set.call(made, address);
        if (/parley/.test(address)) src.set.call(made, '${EMPTY}'); /* act */
      }
    });
    return made;
  };
})();
`,
    site: { ...bySnippet, routes: [empty] },
  },
  {
    id: 'insertBefore gives it another address',
    name: 'readdressed',
    first: beforeInsertion(`    if (/parley/.test(node.src)) node.src = '${EMPTY}'; /* act */`),
    site: { ...bySnippet, routes: [empty] },
  },
  {
    id: 'insertBefore gives it another type',
    name: 'typed',
    first: beforeInsertion(
      `    if (/parley/.test(node.src)) node.setAttribute('type', 'text/ot-blocked'); /* act */`,
    ),
    site: bySnippet,
  },
  {
    id: 'taken out while it waits',
    name: 'removed',
    first: whileWaiting('  target.remove(); /* act */'),
    site: byLoader,
  },
  {
    id: 'a comment in its place',
    name: 'replaced',
    first: whileWaiting(`  target.replaceWith(document.createComment('')); /* act */`),
    site: byLoader,
  },
  {
    id: 'a range that takes it out',
    name: 'range',
    first: whileWaiting(`  var range = document.createRange();
  range.selectNode(target);
  range.deleteContents(); /* act */`),
    site: byLoader,
  },
  {
    id: 'innerHTML of the head',
    name: 'inner-html',
    first: whileWaiting(`  document.head.innerHTML = ''; /* act */`),
    site: byLoader,
  },
  {
    id: 'outerHTML',
    name: 'outer-html',
    first: whileWaiting(`  target.outerHTML = '<i></i>'; /* act */`),
    site: byLoader,
  },
  {
    id: 'setHTMLUnsafe of the head',
    name: 'set-html',
    first: whileWaiting(`  document.head.setHTMLUnsafe(''); /* act */`),
    site: byLoader,
  },
  {
    id: 'replaceChildren of the head',
    name: 'replace-children',
    first: whileWaiting('  document.head.replaceChildren(); /* act */'),
    site: byLoader,
  },
  {
    id: 'moved into a detached element',
    name: 'detached',
    first: whileWaiting(`  document.createElement('div').append(target); /* act */`),
    site: byLoader,
  },
]);

/** The package as its maker gives it out, on the other vendor's host. */
const BLOCKER = 'https://cdn.overtalk.example/lib/blocker.js';
const blocker = packageFile('yett/dist/yett.min.js');
const yettOn = (widget: RealWidget, name: string, pattern: string, id: string): DetectorRoute => ({
  id,
  affected: widget.vendor,
  others: [overtalk],
  packages: [name, 'yett'],
  site: () =>
    widgetSite(widget, {
      id: `blocked-yett-${widget.id}`,
      head: `<script>window.YETT_BLACKLIST = [/${pattern}/];</script><script src="${BLOCKER}"></script>`,
      routes: [{ 'cdn.overtalk.example': { '/lib/blocker.js': blocker } }],
      acted: HAS_WAITED,
    }),
  expected: { party: 'other-vendor', vendor: 'overtalk', scriptUrl: BLOCKER, line: 1 },
});

const byAttribute = actingScript(
  'https://cdn.overtalk.example/blocked-loader/frame.js',
  whenDrawn(rocketchat.launcherSelector, `    window.jQuery(target).attr('src', 'about:blank'); /* act */`),
);
const ownFrame = actingScript(
  'https://cdn.overtalk.example/blocked-loader/own-frame.js',
  whenDrawn(
    rocketchat.launcherSelector,
    `    var $ = window.jQuery;
    $('<iframe src="https://cdn.overtalk.example/blocked-loader/empty.js">').appendTo('body').attr('src', 'about:blank');
    $(target).attr('title', 'Chat').attr('src', target.src + '#ot');`,
  ),
);
const onFrame = (id: string, name: string, script: ActingScript): Omit<DetectorRoute, 'expected'> => ({
  id,
  affected: rocketchat.vendor,
  others: [overtalk],
  packages: ['@rocket.chat/livechat', 'jquery'],
  site: () =>
    widgetSite(rocketchat, {
      id: `blocked-${name}`,
      head: jquery.tag,
      tags: script.tag,
      routes: [jquery.routes, script.routes, empty],
    }),
});

const real: DetectorRoute[] = [
  {
    ...onFrame('jQuery gives the chat’s frame another address', 'frame', byAttribute),
    expected: byAttribute.expected('other-vendor', 'overtalk'),
  },
  {
    ...onFrame('look-alike: jQuery gives a frame of its own another address', 'own-frame', ownFrame),
    expected: null,
  },
  yettOn(
    papercups,
    '@papercups-io/chat-widget',
    'papercups',
    'yett retypes the script that the parser brings, and takes it out',
  ),
  yettOn(
    rocketchat,
    '@rocket.chat/livechat',
    'rocketchat-livechat',
    'yett retypes the script that the snippet makes',
  ),
];

const lookAlikes = overtalkActs('blocked-loader', [
  {
    id: 'look-alike: jQuery retypes the chat’s script while it puts it in',
    name: 'jquery-append',
    first: `jQuery(function ($) {
  $('<div id="ot-slot">').appendTo('body').html('<script src="${CHAT}"><' + '/script>').empty();
});
`,
    site: { chat: '', head: jquery.tag, routes: [jquery.routes] },
  },
  {
    id: 'look-alike: takes scripts out as soon as they are in',
    name: 'tidy',
    first: asTheyCome('      if (node.src) node.remove();'),
    site: bySnippet,
  },
  {
    id: 'look-alike: puts a version behind the address, and says the type',
    name: 'version',
    first: beforeInsertion(`    node.src = node.src + '?v=2';
    node.setAttribute('type', 'text/javascript');`),
    site: bySnippet,
  },
  {
    id: 'look-alike: makes a module of it',
    name: 'module',
    first: beforeInsertion(`    node.type = 'module';`),
    site: bySnippet,
  },
  {
    id: 'look-alike: lets it wait for the load event',
    name: 'postponed',
    first: beforeInsertion(`    if (document.readyState !== 'complete') {
      node.type = 'text/ot-later';
      window.addEventListener('load', function () {
        node.type = 'text/javascript';
        insertBefore.call(parent, node, before);
      });
      return node;
    }`),
    site: bySnippet,
  },
  {
    id: 'look-alike: takes a script out that has failed by itself',
    name: 'failed',
    first: `document.addEventListener('error', function (event) {
  if (event.target.nodeName === 'SCRIPT') event.target.remove();
}, true);
`,
    site: { ...byTag, chat: '<script src="https://cdn.parley.example/gone.js"></script>' },
  },
  {
    id: 'look-alike: a script of its own waits and is taken out',
    name: 'own',
    first: `(function () {
  var own = document.createElement('script');
  own.type = 'text/ot-waiting';
  own.src = '${EMPTY}';
  document.head.append(own);
  own.remove();
})();
`,
    site: bySnippet,
  },
]);

export const routes: DetectorRoute[] = [...byOvertalk, ...real, ...lookAlikes];
