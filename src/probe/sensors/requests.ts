import { runningScript } from '../acts.ts';
import { emit, refer } from '../channel.ts';
import {
  absoluteUrl,
  getOwnPropertyDescriptor,
  getterOf,
  slice,
  toUpperCase,
  urlHref,
  weakMap,
} from '../natives.ts';
import type { Sensor } from '../sensor.ts';
import { type Origin, type Watch, wrapAccessor, wrapConstructor, wrapMethod } from '../wrap.ts';

/** Calls that ask for a network request. Bodies are not looked at. */

type Api = 'fetch' | 'xhr' | 'beacon' | 'websocket' | 'eventsource' | 'image';
type Asked = { url: string; method: string };

const requestUrl = getterOf<Request, string>(Request.prototype, 'url');
const requestMethod = getterOf<Request, string>(Request.prototype, 'method');

function emitRequest(api: Api, asked: Asked, origin: Origin, node?: Node): void {
  emit({
    kind: 'request',
    api,
    method: slice(toUpperCase(asked.method), 0, 16),
    url: slice(asked.url, 0, 4096),
    stack: { text: origin.text, slot: origin.slot },
    node: node && refer(node),
    during: runningScript(),
  });
}

/** The address a call names. An object of the page's own is not turned into text: that would run its code. */
function urlFrom(value: unknown): string {
  if (typeof value === 'string') return absoluteUrl(value);
  return branded(urlHref, value) ?? branded(requestUrl, value) ?? '';
}

/** What a getter says of a value, or undefined when the value is of another kind. */
function branded<Self extends object>(getter: (self: Self) => string, value: unknown): string | undefined {
  try {
    return getter(value as Self);
  } catch {
    return undefined;
  }
}

function methodFrom(input: unknown, init: unknown): string {
  const given =
    typeof init === 'object' && init !== null ? getOwnPropertyDescriptor(init, 'method')?.value : undefined;
  return typeof given === 'string' ? given : (branded(requestMethod, input) ?? 'GET');
}

const asks = (api: Api, asked: (args: unknown[]) => Asked): Watch<unknown, unknown[], Asked> => ({
  gate: (_self, args) => asked(args),
  before: (interest, origin) => emitRequest(api, interest, origin),
});

export const sensor: Sensor = {
  id: 'requests',
  install() {
    wrapMethod(
      globalThis,
      'fetch',
      asks('fetch', (args) => ({ url: urlFrom(args[0]), method: methodFrom(args[0], args[1]) })),
    );
    wrapMethod(
      Navigator.prototype,
      'sendBeacon',
      asks('beacon', (args) => ({ url: urlFrom(args[0]), method: 'POST' })),
    );
    wrapConstructor(
      globalThis,
      'WebSocket',
      asks('websocket', (args) => ({ url: urlFrom(args[0]), method: 'GET' })),
    );
    wrapConstructor(
      globalThis,
      'EventSource',
      asks('eventsource', (args) => ({ url: urlFrom(args[0]), method: 'GET' })),
    );

    const opened = weakMap<XMLHttpRequest, Asked>();
    wrapMethod(XMLHttpRequest.prototype, 'open', {
      gate(self: XMLHttpRequest, args: unknown[]) {
        opened.set(self, { url: urlFrom(args[1]), method: typeof args[0] === 'string' ? args[0] : 'GET' });
        return undefined;
      },
    });
    wrapMethod(XMLHttpRequest.prototype, 'send', {
      gate: (self: XMLHttpRequest) => opened.get(self),
      before: (asked: Asked, origin) => emitRequest('xhr', asked, origin),
    });
    wrapAccessor(HTMLImageElement.prototype, 'src', 'set', {
      gate(_self: HTMLImageElement, args: unknown[]) {
        const absolute = urlFrom(args[0]);
        // Pages load their own pictures by the hundred; only another origin's can be a call to a server.
        return sameOrigin(absolute) ? undefined : { url: absolute, method: 'GET' };
      },
      before: (asked: Asked, origin, self) => emitRequest('image', asked, origin, self),
    });
  },
};

const pagePrefix = `${location.origin}/`;

function sameOrigin(url: string): boolean {
  return (
    url === '' ||
    slice(url, 0, pagePrefix.length) === pagePrefix ||
    slice(url, 0, 5) === 'data:' ||
    slice(url, 0, 5) === 'blob:'
  );
}
