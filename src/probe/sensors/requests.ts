import { budget } from '../budget.ts';
import { callFact, type Wanted } from '../call-fact.ts';
import { emit } from '../channel.ts';
import { originThrough } from '../covered.ts';
import { absoluteUrl, getterOf, slice, urlHref, weakMap } from '../natives.ts';
import { addPair, branded, type Carried, carriedBy, headersFrom, type Pairs } from '../parameters.ts';
import { sameOrigin } from '../same-origin.ts';
import type { Sensor } from '../sensor.ts';
import type { Origin } from '../stack.ts';
import { ownValue } from '../traps.ts';
import { type Watch, wrapAccessor, wrapConstructor, wrapMethod } from '../wrap.ts';

/** Calls that ask for a network request, and what those to another origin carry. */

type Api = 'fetch' | 'xhr' | 'beacon' | 'websocket' | 'websocket-message' | 'eventsource' | 'image';
type Asked = Wanted & { headers?: Pairs };

const requestUrl = getterOf<Request, string>(Request, 'url');
const requestMethod = getterOf<Request, string>(Request, 'method');

/** What each XMLHttpRequest was opened for. */
export const opened = weakMap<object, Asked>();

/** Of the messages of an open socket only so many are told: games send them by the thousand. */
const messagesAtMost = 2_000;
const recordMessage = budget('websocket messages', messagesAtMost);
const socketUrl = getterOf<WebSocket, string>(WebSocket, 'url');
const socketState = getterOf<WebSocket, number>(WebSocket, 'readyState');
const openSocket = 1;

/** `content` is asked for only where the call goes to another origin than the page's. */
function emitRequest(api: Api, asked: Asked, origin: Origin, content?: () => Carried, node?: Node): void {
  const carried = sameOrigin(asked.url) ? undefined : content?.();
  emit({ kind: 'request', ...callFact(api, asked, origin, node) }, carried);
}

/** The address a call names. An object of the page's own is not turned into text: that would run its code. */
export function urlFrom(value: unknown): string {
  if (typeof value === 'string') return absoluteUrl(value);
  return branded(urlHref, value) ?? branded(requestUrl, value) ?? '';
}

function methodFrom(input: unknown, init: unknown): string {
  const given = ownValue(init, 'method');
  return typeof given === 'string' ? given : (branded(requestMethod, input) ?? 'GET');
}

export const askedOfFetch = (args: unknown[]): Wanted => ({
  url: urlFrom(args[0]),
  method: methodFrom(args[0], args[1]),
});

/** A `Request` keeps its body to itself: it stands for one that cannot be read. */
function bodyFrom(input: unknown, init: unknown): unknown {
  const given = ownValue(init, 'body');
  if (given !== undefined) return given;
  const method = branded(requestMethod, input);
  return method === undefined || method === 'GET' || method === 'HEAD' ? undefined : input;
}

/** `ofObject` names a method that scripts replace on the object itself. */
const asks = (
  api: Api,
  asked: (args: unknown[]) => Asked,
  content?: (args: unknown[]) => Carried,
  ofObject?: string,
): Watch<unknown, unknown[], Asked> => ({
  gate: (_self, args) => asked(args),
  before(interest, origin, self, args) {
    const through = ofObject ? originThrough(self, ofObject, origin) : origin;
    emitRequest(api, interest, through, content && (() => content(args)));
  },
});

export const sensor: Sensor = {
  id: 'requests',
  install() {
    wrapMethod(
      globalThis,
      'fetch',
      asks('fetch', askedOfFetch, (args) =>
        carriedBy(bodyFrom(args[0], args[1]), headersFrom(args[0], args[1])),
      ),
    );
    wrapMethod(
      Navigator.prototype,
      'sendBeacon',
      asks(
        'beacon',
        (args) => ({ url: urlFrom(args[0]), method: 'POST' }),
        (args) => carriedBy(args[1]),
        'sendBeacon',
      ),
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

    wrapMethod(XMLHttpRequest.prototype, 'open', {
      gate(self: XMLHttpRequest, args: unknown[]) {
        const method = typeof args[0] === 'string' ? args[0] : 'GET';
        opened.set(self, { url: urlFrom(args[1]), method, headers: [] });
        return undefined;
      },
    });
    wrapMethod(XMLHttpRequest.prototype, 'setRequestHeader', {
      gate(self: XMLHttpRequest, args: unknown[]) {
        addPair(opened.get(self)?.headers ?? [], args[0], args[1]);
        return undefined;
      },
    });
    wrapMethod(XMLHttpRequest.prototype, 'send', {
      gate: (self: XMLHttpRequest) => opened.get(self),
      before: (asked: Asked, origin, self, args: unknown[]) =>
        emitRequest('xhr', asked, originThrough(self, 'send', origin), () =>
          carriedBy(args[0], asked.headers),
        ),
    });
    wrapMethod(WebSocket.prototype, 'send', {
      gate(self: WebSocket) {
        const url = socketUrl(self);
        const isOwn = sameOrigin(`http${slice(url, 2)}`);
        return !isOwn && socketState(self) === openSocket && recordMessage()
          ? { url, method: 'SEND' }
          : undefined;
      },
      before: (asked: Asked, origin, self, args: unknown[]) =>
        emitRequest('websocket-message', asked, originThrough(self, 'send', origin), () =>
          carriedBy(args[0]),
        ),
    });
    wrapAccessor(HTMLImageElement.prototype, 'src', 'set', {
      gate(_self: HTMLImageElement, args: unknown[]) {
        const absolute = urlFrom(args[0]);
        // Pages load their own pictures by the hundred; only another origin's can be a call to a server.
        return sameOrigin(absolute) ? undefined : { url: absolute, method: 'GET' };
      },
      before: (asked: Asked, origin, self) => emitRequest('image', asked, origin, undefined, self),
    });
  },
};
