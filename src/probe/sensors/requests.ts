import { budget } from '../budget.ts';
import { callFact, type Wanted } from '../call-fact.ts';
import { emit } from '../channel.ts';
import { isCovered, originThrough } from '../covered.ts';
import { absoluteUrl, gettersOf, slice, urlHref, weakMap } from '../natives.ts';
import { addPair, branded, type Carried, carriedBy, headersFrom, type Pairs } from '../parameters.ts';
import { sameOrigin } from '../same-origin.ts';
import type { Sensor } from '../sensor.ts';
import { ownValue } from '../traps.ts';
import { type Watch, wrap, wrapConstructor } from '../wrap.ts';

/** Calls that ask for a network request, and what those to another origin carry. */

type Api = 'fetch' | 'xhr' | 'beacon' | 'websocket' | 'websocket-message' | 'eventsource' | 'image';
type Asked = Wanted & { headers?: Pairs };

const [requestUrl, requestMethod] = gettersOf(Request, 'url', 'method');

/** What each XMLHttpRequest was opened for. */
export const opened = weakMap<object, Asked>();

/** Of the messages of an open socket only so many are told: games send them by the thousand. */
const messagesAtMost = 2_000;
const recordMessage = budget('websocket messages', messagesAtMost);
const [socketUrl, socketState] = gettersOf(WebSocket, 'url', 'readyState');
const openSocket = 1;

/** The address a call names. An object of the page's own is not turned into text: that would run its code. */
export function urlFrom(value: unknown): string {
  if (typeof value === 'string') return absoluteUrl(value);
  return branded(urlHref, value) ?? branded(requestUrl, value) ?? '';
}

function methodFrom(input: unknown, init: unknown): string {
  const given = ownValue(init, 'method');
  return typeof given === 'string' ? given : (branded(requestMethod, input) ?? 'GET');
}

export const askedOfFetch = (_self: unknown, args: unknown[]): Wanted => ({
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

/**
 * Tells of calls that `asked` finds to ask for something. `content` is asked for only where the call goes to another origin
 * than the page's; `name` is that of a method which scripts replace on the object itself.
 */
const asks = <Self>(
  api: Api,
  asked: (self: Self, args: unknown[]) => Asked | undefined,
  name = '',
  content?: (args: unknown[], asked: Asked) => Carried,
): Watch<Self, unknown[], Asked> => ({
  gate: asked,
  start(call, origin, self, args) {
    const node = api === 'image' ? (self as Node) : undefined;
    const fact = callFact(api, call, originThrough(name !== '' && isCovered(self, name), origin), node);
    emit({ kind: 'request', ...fact }, sameOrigin(call.url) ? undefined : content?.(args, call));
  },
});

/** What a call asks for that names it first. */
export const byFirst =
  (method: string) =>
  (_self: unknown, args: unknown[]): Wanted => ({ url: urlFrom(args[0]), method });
export const got = byFirst('GET');

export const sensor: Sensor = {
  id: 'requests',
  install() {
    wrap(
      globalThis,
      'fetch',
      asks('fetch', askedOfFetch, '', (args) =>
        carriedBy(bodyFrom(args[0], args[1]), headersFrom(args[0], args[1])),
      ),
    );
    wrap(
      Navigator,
      'sendBeacon',
      asks('beacon', byFirst('POST'), 'sendBeacon', (args) => carriedBy(args[1])),
    );
    wrapConstructor(globalThis, 'WebSocket', asks('websocket', got));
    wrapConstructor(globalThis, 'EventSource', asks('eventsource', got));

    wrap(XMLHttpRequest, 'open', {
      gate(self: XMLHttpRequest, args: unknown[]) {
        const method = typeof args[0] === 'string' ? args[0] : 'GET';
        opened.set(self, { url: urlFrom(args[1]), method, headers: [] });
        return undefined;
      },
    });
    wrap(XMLHttpRequest, 'setRequestHeader', {
      gate(self: XMLHttpRequest, args: unknown[]) {
        addPair(opened.get(self)?.headers ?? [], args[0], args[1]);
        return undefined;
      },
    });
    wrap(
      XMLHttpRequest,
      'send',
      asks(
        'xhr',
        (self: XMLHttpRequest) => opened.get(self),
        'send',
        (args, { headers }) => carriedBy(args[0], headers),
      ),
    );
    wrap(
      WebSocket,
      'send',
      asks(
        'websocket-message',
        (self: WebSocket) => {
          const url = socketUrl(self);
          const isOwn = sameOrigin(`http${slice(url, 2)}`);
          return !isOwn && socketState(self) === openSocket && recordMessage()
            ? { url, method: 'SEND' }
            : undefined;
        },
        'send',
        (args) => carriedBy(args[0]),
      ),
    );
    wrap(
      HTMLImageElement,
      'src',
      asks('image', (self, args) => {
        const wanted = got(self, args);
        // Pages load their own pictures by the hundred; only another origin's can be a call to a server.
        return sameOrigin(wanted.url) ? undefined : wanted;
      }),
    );
  },
};
