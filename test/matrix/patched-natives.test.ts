import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import { type Auditor, openAuditor } from '../browser/audit.ts';

/** A script that lays patches over natives finds what it would find without us: what it laid, in the property it made. */
const patching = `
(async () => {
  'use strict';
  const seen = (window.seen = {});
  const told = (d) => d && JSON.stringify([Object.keys(d), d.writable, d.enumerable, d.configurable,
    ['value', 'get', 'set'].map((part) => d[part] && [d[part].name, d[part].length, String(d[part])])]);
  const places = [[window, 'fetch'], [window, 'WebSocket'], [window, 'EventSource'], [window, 'XMLHttpRequest'],
    [Navigator.prototype, 'sendBeacon'], [XMLHttpRequest.prototype, 'open'], [XMLHttpRequest.prototype, 'send'],
    [HTMLImageElement.prototype, 'src'], [HTMLScriptElement.prototype, 'src'], [HTMLIFrameElement.prototype, 'src'],
    [Node.prototype, 'appendChild'], [Node.prototype, 'insertBefore'], [Element.prototype, 'append'],
    [Element.prototype, 'attachShadow'], [window, 'setTimeout'], [window, 'setInterval']];
  const look = (when) => {
    for (const [owner, name] of places) {
      const where = when + ' ' + (owner === window ? '' : owner.constructor.name + '.') + name;
      seen[where] = [Object.getOwnPropertyDescriptor(owner, name), Reflect.getOwnPropertyDescriptor(owner, name),
        Object.getOwnPropertyDescriptors(owner)[name]].map(told);
      seen[where + ' at'] = Reflect.ownKeys(owner).indexOf(name) > -1;
    }
  };
  look('untouched');

  const native = fetch;
  const mine = function fetching(input) { return Promise.reject(new Error('mine')); };
  mine.mark = 1;
  window.fetch = mine;
  seen.assigned = [window.fetch === mine, fetch === mine, fetch.mark, Object.keys(fetch).join()];
  Object.defineProperty(window, 'fetch', { value: native });
  seen.restored = [fetch === native, told(Object.getOwnPropertyDescriptor(window, 'fetch'))];
  Object.defineProperty(window, 'fetch', { get: () => mine, configurable: true });
  seen.got = [fetch === mine, told(Object.getOwnPropertyDescriptor(window, 'fetch'))];
  Object.defineProperty(window, 'fetch', { value: mine, writable: true, enumerable: true, configurable: true });

  const rejected = [];
  addEventListener('unhandledrejection', (event) => rejected.push(event.reason.message));
  fetch('https://api.parley.example/v1/one');
  await fetch('https://api.parley.example/v1/two').catch(() => 0);
  await new Promise((done) => setTimeout(done, 200));
  seen.rejected = rejected;

  const beacon = () => true;
  navigator.sendBeacon = beacon;
  seen.beacon = [navigator.sendBeacon === beacon, told(Object.getOwnPropertyDescriptor(navigator, 'sendBeacon'))];
  seen.gone = [delete navigator.sendBeacon, navigator.sendBeacon.name, Object.keys(navigator).join()];

  const Socket = WebSocket;
  class Mine extends Socket {}
  window.WebSocket = Mine;
  const socket = new WebSocket('wss://shop.example/live');
  seen.socket = [socket instanceof Mine, socket.constructor === Mine, WebSocket === Mine, WebSocket.OPEN];

  const open = XMLHttpRequest.prototype.open;
  const opening = function (method, url) { return open.call(this, method, url); };
  XMLHttpRequest.prototype.open = opening;
  const call = new XMLHttpRequest();
  call.open('GET', 'https://api.parley.example/v1/three');
  seen.xhr = [call.readyState, XMLHttpRequest.prototype.open === opening, Object.hasOwn(call, 'open')];

  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  const setter = function (url) { source.set.call(this, url + '?mine'); };
  Object.defineProperty(HTMLImageElement.prototype, 'src', { ...source, set: setter });
  const image = new Image();
  image.src = 'https://api.parley.example/v1/four.gif';
  seen.image = [image.src, Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src').set === setter];

  const { appendChild } = Node.prototype;
  const appending = function (node) { return appendChild.call(this, node); };
  Node.prototype.appendChild = appending;
  const item = document.createElement('i');
  seen.append = [Node.prototype.appendChild === appending, document.body.appendChild === appending,
    document.body.appendChild(item) === item, item.parentNode === document.body];
  const set = setTimeout;
  const setting = (run, wait) => set(run, wait);
  window.setTimeout = setting;
  seen.timer = [setTimeout === setting, typeof setTimeout(() => {}, 5), setTimeout.call(undefined, () => {}) > 0];

  look('patched');
  window.done = true;
})().catch((error) => (window.seen.error = String(error)));`;

/** Another file calls what the first has laid. */
const calling = `
window.called = [];
try { null.x; } catch { called.push(fetch.mark, fetch.name, fetch.length, String(fetch), typeof WebSocket, WebSocket.name); }`;

const page = `<!doctype html><title>Patches</title><link rel="icon" href="data:,">
<script src="/patching.js"></script>
<script>addEventListener('load', () => setTimeout(() => document.head.append(
  Object.assign(document.createElement('script'), { src: '/calling.js' })), 500))</script>`;

const script = (body: string) => ({ headers: { 'content-type': 'text/javascript' }, body });

/** Runs in the page. */
const result = () => {
  const { seen, called } = window as unknown as { seen: unknown; called: unknown };
  return JSON.stringify({ seen, called });
};

async function resultOf(shown: PageHandle): Promise<unknown> {
  await expect
    .poll(() => shown.evaluate(() => 'done' in window && 'called' in window), { timeout: 30_000 })
    .toBe(true);
  return JSON.parse((await shown.evaluate(result)) as string);
}

describe.each(['chromium', 'firefox'] as const)('%s', (browser) => {
  let auditor: Auditor;
  beforeAll(async () => {
    auditor = await openAuditor({
      browser,
      routes: {
        'shop.example': {
          '/': { headers: { 'content-type': 'text/html' }, body: page },
          '/patching.js': script(patching),
          '/calling.js': script(calling),
        },
        'api.parley.example': { '/*': { headers: { 'access-control-allow-origin': '*' }, body: '{}' } },
      },
      vendors: DEMO_VENDORS_FILE,
    });
  });
  afterAll(() => auditor?.close());

  test('a page that lays patches over natives sees the same with and without us', async () => {
    const { page: plain } = await auditor.control.openTab();
    await plain.goto('https://shop.example/');
    const without = await resultOf(plain);
    await plain.close();
    let within: unknown;
    await auditor.audit({
      url: 'https://shop.example/',
      seconds: 0,
      during: async (shown) => {
        within = await resultOf(shown);
      },
    });
    expect(within).toEqual(without);
  });
});
