import { fromCdn } from '../innocent/packages.ts';
import type { Routes } from '../internet/routes.ts';
import { flowise } from '../widgets/flowise.ts';
import { packageFile } from '../widgets/package-file.ts';
import { actingScript } from './acting-script.ts';
import { parleySite, widgetSite } from './chat-site.ts';
import { overtalk, parley } from './demo-vendors.ts';
import type { DetectorRoute } from './route.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');
const zone = fromCdn('zone.js/bundles/zone.umd.js');
const logrocket: { tag: string; routes: Routes } = {
  tag: `<script src="https://cdn.logr-in.com/LogRocket.min.js"></script><script>LogRocket.init('acme/shop')</script>`,
  routes: {
    'cdn.logr-in.com': { '/LogRocket.min.js': packageFile('logrocket/dist/build.umd.js') },
    'r.logr-in.com': { '/*': { headers: { 'access-control-allow-origin': '*' }, body: '{}' } },
  },
};

/** An answer is given up after two seconds, and told at the next look. */
const WATCHED_MS = 4_000;

/** Overtalk's script, ahead of the chat. */
const patch = (name: string, source: string) =>
  actingScript(
    `https://cdn.overtalk.example/suppressed-request/${name}.js`,
    `(function () {\n${source}\n})();\n`,
  );

/** Parley's script, that asks its server in one way. */
const asks = (name: string, source: string) =>
  actingScript(
    `https://cdn.parley.example/suppressed-request/${name}.js`,
    `${source}\nsetTimeout(function () { window.actDone = true; }, ${WATCHED_MS});\n`,
  );

/** Overtalk lays `laid` over what Parley then uses by `used`. */
function route(id: string, name: string, laid: string, used: string): DetectorRoute {
  const overtalks = patch(name, laid);
  const parleys = asks(name, used);
  return {
    id,
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () =>
      parleySite({
        id: `suppressed-${name}`,
        head: overtalks.tag,
        tags: parleys.tag,
        routes: [overtalks.routes, parleys.routes],
      }),
    expected: overtalks.expected('other-vendor', 'overtalk'),
  };
}

const byJquery = patch(
  'jquery',
  `var send = window.fetch;
var patched = { fetch: function (input) {
  return String(input.url || input).indexOf('flowise-cloud') > 0 ? window.jQuery.Deferred() : send.apply(this, arguments);
} };
window.jQuery.extend(window, patched); /* act */
setTimeout(function () { window.actDone = true; }, 8000);`,
);

const openFlowise = (page: { evaluate(run: () => unknown): Promise<unknown> }) =>
  page.evaluate(() =>
    document.querySelector('flowise-chatbot')?.shadowRoot?.querySelector('button')?.click(),
  );

const measuring = actingScript(
  'https://static.pageboost.example/suppressed-request/measure.js',
  `(function () {
var fetched = window.fetch;
window.fetch = function (input, init) {
  return Promise.resolve().then(function () { return fetched(input + '?from=pageboost', init); });
};
var open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, url) {
  return open.call(this, method, url + '?from=pageboost', true);
};
navigator.sendBeacon = function (url, body) {
  fetched(url, { method: 'POST', mode: 'no-cors', keepalive: true, body: body });
  return true;
};
var Socket = window.WebSocket;
window.WebSocket = class extends Socket {};
var source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
Object.defineProperty(HTMLImageElement.prototype, 'src', { ...source, set: function (url) {
  var image = this;
  setTimeout(function () { source.set.call(image, url); }, 50);
} });
})();
`,
);

const everyWay = (name: string) =>
  asks(
    name,
    `fetch('https://api.parley.example/v1/greeting').then(function (answer) { return answer.text(); });
fetch('https://api.parley.example/v1/given-up', { signal: AbortSignal.abort() }).catch(function () {});
var call = new XMLHttpRequest(); call.open('POST', 'https://api.parley.example/v1/state'); call.send();
navigator.sendBeacon('https://api.parley.example/v1/seen', 'x');
new WebSocket('wss://api.parley.example/v1/live');
new EventSource('https://api.parley.example/v1/stream');
new Image().src = 'https://api.parley.example/v1/pixel.gif';`,
  );
const throughMonitors = everyWay('monitors');
const throughMeasuring = everyWay('measuring');

export const routes: DetectorRoute[] = [
  {
    id: 'jQuery lays a fetch that forgets the chat’s calls',
    affected: flowise.vendor,
    others: [overtalk],
    packages: ['flowise-embed', 'jquery'],
    site: () =>
      widgetSite(flowise, {
        id: 'suppressed-jquery',
        head: jquery.tag + byJquery.tag,
        routes: [jquery.routes, byJquery.routes],
        visit: openFlowise,
      }),
    expected: byJquery.expected('other-vendor', 'overtalk'),
  },
  route(
    'fetch sends and keeps the answer',
    'kept-answer',
    `var send = window.fetch;
window.fetch = async function (input, init) { /* act */
  var answer = await send(input, init);
  return String(input).indexOf('greeting') < 0 ? answer : new Promise(function () {});
};`,
    `fetch('https://api.parley.example/v1/greeting');`,
  ),
  route(
    'fetch gives an answer of its own and sends nothing',
    'own-answer',
    `var send = window.fetch;
window.fetch = async function (input, init) { /* act */
  return String(input).indexOf('greeting') < 0 ? send(input, init) : new Response('{"open":false}');
};`,
    `fetch('https://api.parley.example/v1/greeting').then(function (answer) { return answer.text(); });`,
  ),
  route(
    'XMLHttpRequest that forgets to send',
    'xhr',
    `var open = XMLHttpRequest.prototype.open, send = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.open = function (method, url) {
  this.isUnwanted = url.indexOf('parley') > 0;
  return open.apply(this, arguments);
};
XMLHttpRequest.prototype.send = function (body) { /* act */
  if (!this.isUnwanted) send.call(this, body);
};`,
    `var call = new XMLHttpRequest(); call.open('POST', 'https://api.parley.example/v1/state'); call.send('{}');`,
  ),
  route(
    'sendBeacon defined anew',
    'beacon',
    `var send = navigator.sendBeacon;
Object.defineProperty(Navigator.prototype, 'sendBeacon', { value: function (url, body) { /* act */
  return url.indexOf('parley') > 0 || send.call(this, url, body);
} });`,
    `navigator.sendBeacon('https://api.parley.example/v1/seen', 'x');`,
  ),
  route(
    'a WebSocket that never connects',
    'websocket',
    `var Socket = window.WebSocket;
window.WebSocket = function (url, protocols) { /* act */
  return url.indexOf('parley') > 0 ? new EventTarget() : new Socket(url, protocols);
};`,
    `new WebSocket('wss://api.parley.example/v1/live');`,
  ),
  route(
    'an EventSource that fails',
    'eventsource',
    `var Source = window.EventSource;
Object.defineProperties(window, { EventSource: { writable: true, configurable: true, value: function (url) { /* act */
  if (url.indexOf('parley') > 0) throw new TypeError('refused');
  return new Source(url);
} } });`,
    `try { new EventSource('https://api.parley.example/v1/stream'); } catch (refused) {}`,
  ),
  route(
    'a setter of images’ addresses',
    'image',
    `var source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
var setter = function (url) { if (url.indexOf('parley') < 0) source.set.call(this, url); };
Object.defineProperty(HTMLImageElement.prototype, 'src', { get: source.get, set: setter, configurable: true }); /* act */`,
    `new Image().src = 'https://api.parley.example/v1/pixel.gif';`,
  ),
  route(
    'a setter of scripts’ addresses',
    'script',
    `var source = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src');
var setter = function (url) { if (url.indexOf('parley.example/more') < 0) source.set.call(this, url); };
Object.defineProperty(HTMLScriptElement.prototype, 'src', { get: source.get, set: setter, configurable: true }); /* act */`,
    `var more = document.createElement('script');
more.src = 'https://cdn.parley.example/more.js';
document.body.append(more);`,
  ),
  route(
    'a setter of frames’ addresses',
    'frame',
    `var source = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'src');
var setter = function (url) { source.set.call(this, url.indexOf('parley') < 0 ? url : 'about:blank'); };
Object.defineProperty(HTMLIFrameElement.prototype, 'src', { get: source.get, set: setter, configurable: true }); /* act */`,
    `var frame = document.createElement('iframe');
frame.src = 'https://api.parley.example/v1/room';
document.body.append(frame);`,
  ),
  {
    id: 'look-alike: LogRocket and zone.js over everything',
    affected: parley,
    others: [overtalk],
    packages: ['logrocket', 'zone.js'],
    site: () =>
      parleySite({
        id: 'suppressed-monitors',
        head: zone.tag + logrocket.tag,
        tags: throughMonitors.tag,
        routes: [zone.routes, logrocket.routes, throughMonitors.routes],
      }),
    expected: null,
  },
  {
    id: 'look-alike: a third party’s patches that add a parameter, wait, or send by other means',
    affected: parley,
    others: [overtalk],
    packages: [],
    site: () =>
      parleySite({
        id: 'suppressed-measuring',
        head: measuring.tag,
        tags: throughMeasuring.tag,
        routes: [measuring.routes, throughMeasuring.routes],
      }),
    expected: null,
  },
];
