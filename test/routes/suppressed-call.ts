import { fromCdn } from '../innocent/packages.ts';
import { flowise } from '../widgets/flowise.ts';
import { papercups } from '../widgets/papercups.ts';
import { actingScript } from './acting-script.ts';
import { parleySite, widgetSite } from './chat-site.ts';
import { overtalk, parley } from './demo-vendors.ts';
import type { DetectorRoute } from './route.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');
const zone = fromCdn('zone.js/bundles/zone.umd.js');

/** An element that came nowhere is told after two seconds. */
const HAS_WAITED = 'performance.now() > 5000';

const patch = (name: string, source: string, host = 'cdn.overtalk.example') =>
  actingScript(`https://${host}/suppressed-call/${name}.js`, `(function () {\n${source}\n})();\n`);

/** Parley's own script draws a panel in every way that is watched, some time after the page has come. */
const draws = actingScript(
  'https://cdn.parley.example/suppressed-call/draws.js',
  `(function () {
  var made = function (id) {
    var element = document.createElement('div');
    element.id = 'parley-' + id;
    return element;
  };
  addEventListener('load', function () {
    document.body.appendChild(made('panel'));
    document.body.insertBefore(made('greeting'), document.body.firstChild);
    document.body.append(made('badge'));
    var host = made('host');
    document.body.append(host);
    var root = host.attachShadow({ mode: 'closed' });
    if (root) root.innerHTML = '<b>Chat</b>';
    setTimeout(function () { document.title = 'Chat'; }, 500);
    setInterval(function () {}, 5000);
  });
})();
`,
);

/** Overtalk lays a patch ahead of the chat; what bears its name, or is Parley's, it drops. */
function route(id: string, name: string, source: string, monitored = false): DetectorRoute {
  const overtalks = patch(name, source);
  return {
    id,
    affected: parley,
    others: [overtalk],
    packages: monitored ? ['zone.js'] : [],
    site: () =>
      parleySite({
        id: `swallowed-${name}`,
        head: `${monitored ? zone.tag : ''}${name === 'site' ? `<script>${source}</script>` : overtalks.tag}`,
        tags: draws.tag,
        routes: [overtalks.routes, draws.routes, zone.routes],
        acted: HAS_WAITED,
      }),
    expected: id.startsWith('look-alike: ') ? null : overtalks.expected('other-vendor', 'overtalk'),
  };
}

const byExtend = patch(
  'extend',
  `var put = Node.prototype.appendChild;
var patched = { appendChild: function (node) {
  var isChat = node.querySelector && (node.querySelector('[class*=Papercups]') || /papercups/.test(new Error().stack));
  return this === document.body && isChat ? node : put.call(this, node);
} };
window.jQuery.extend(Node.prototype, patched); /* act */`,
);
const byShadow = patch(
  'shadow',
  `var attach = Element.prototype.attachShadow;
var patched = { attachShadow: function (init) {
  return attach.call(/^FLOWISE/.test(this.tagName) ? document.createElement('div') : this, init);
} };
window.jQuery.extend(Element.prototype, patched); /* act */`,
);
const real: DetectorRoute[] = [
  { id: 'jQuery.extend lays an appendChild that drops the chat’s root', widget: papercups, script: byExtend },
  { id: 'jQuery.extend lays an attachShadow that gives another’s root', widget: flowise, script: byShadow },
].map(({ id, widget, script }) => ({
  id,
  affected: widget.vendor,
  others: [overtalk],
  packages: [widget === flowise ? 'flowise-embed' : '@papercups-io/chat-widget', 'jquery'],
  site: () =>
    widgetSite(widget, {
      id: `swallowed-${widget.id}`,
      head: jquery.tag + script.tag,
      routes: [jquery.routes, script.routes],
      acted: HAS_WAITED,
    }),
  expected: script.expected('other-vendor', 'overtalk'),
}));

export const routes: DetectorRoute[] = [
  route(
    'appendChild that drops the chat’s panel',
    'append-child',
    `var put = Node.prototype.appendChild;
Node.prototype.appendChild = function (node) { /* act */
  return node.id === 'parley-panel' ? node : put.call(this, node);
};`,
  ),
  route(
    'insertBefore that makes another element of it',
    'insert-before',
    `var put = Node.prototype.insertBefore;
Object.defineProperty(Node.prototype, 'insertBefore', { writable: true, configurable: true, value: function (node, next) { /* act */
  return put.call(this, node.id === 'parley-greeting' ? document.createElement('i') : node, next);
} });`,
  ),
  route(
    'append that forgets it, beside zone.js',
    'append',
    `var put = Element.prototype.append;
Element.prototype.append = function () { /* act */
  if (!arguments[0] || arguments[0].id !== 'parley-badge') put.apply(this, arguments);
};`,
    true,
  ),
  route(
    'attachShadow that gives nothing',
    'attach-shadow',
    `var attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) { /* act */
  return this.id === 'parley-host' ? null : attach.call(this, init);
};`,
  ),
  route(
    'setTimeout that sets none for the chat',
    'set-timeout',
    `var set = window.setTimeout;
window.setTimeout = function (run, wait) { /* act */
  return /parley/.test(new Error().stack) ? 0 : set(run, wait);
};`,
  ),
  route(
    'setInterval that sets none for the chat',
    'set-interval',
    `var set = window.setInterval;
Reflect.set(window, 'setInterval', function (run, wait) { /* act */
  if (!/parley/.test(new Error().stack)) return set(run, wait);
});`,
  ),
  ...real,
  route(
    'look-alike: passes all on, some of it later',
    'passes',
    `var put = Node.prototype.appendChild, before = Node.prototype.insertBefore, set = window.setTimeout;
Node.prototype.appendChild = function (node) {
  var parent = this;
  if (node.id !== 'parley-panel') return put.call(parent, node);
  set(function () { put.call(parent, node); }, 300);
  return node;
};
Node.prototype.insertBefore = function (node, next) { return before.call(this, node, next); };
window.setTimeout = function (run, wait) { return set(run, wait); };`,
    true,
  ),
  route(
    'look-alike: passes timers on and gives no number back',
    'no-number',
    `var once = window.setTimeout, again = window.setInterval;
window.setTimeout = function (run, wait) { once(run, wait); };
window.setInterval = function (run, wait) { again(run, wait); };`,
  ),
  route(
    'look-alike: the site drops it',
    'site',
    `var put = Node.prototype.appendChild;
Node.prototype.appendChild = function (node) { return node.id === 'parley-panel' ? node : put.call(this, node); };`,
  ),
  route(
    'look-alike: drops what is its own',
    'own',
    `var put = Node.prototype.appendChild;
Node.prototype.appendChild = function (node) { return node.id === 'overtalk-unwanted' ? node : put.call(this, node); };
addEventListener('load', function () {
  var unwanted = document.createElement('div');
  unwanted.id = 'overtalk-unwanted';
  document.body.appendChild(unwanted);
});`,
  ),
  route(
    'look-alike: elements that take themselves out as they come in',
    'leaving',
    `var put = Node.prototype.appendChild;
Node.prototype.appendChild = function (node) { return put.call(this, node); };
addEventListener('load', function () {
  var script = document.createElement('script');
  script.text = 'document.currentScript.remove()';
  document.body.appendChild(script);
});`,
  ),
];
