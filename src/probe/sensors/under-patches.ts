import { type Native, tellOutcome, watchPatches } from '../layers.ts';
import { apply, each, getPrototypeOf, gettersOf, nodeType, ownKeys, parentOf } from '../natives.ts';
import { idOf } from '../nodes.ts';
import { branded } from '../parameters.ts';
import type { Sensor } from '../sensor.ts';
import { askedOfFetch, byFirst, got, opened } from './requests.ts';
import { hostOf } from './sheets.ts';

/**
 * What was asked of patches over the natives that load from the network: calls to another origin than the page's, and of
 * `fetch` what came of them. The stand-ins of `requests.ts` lie beneath: what reaches them a patch has passed on. And calls of
 * patches over natives that put elements in or make shadow roots, of which nothing came; what came of the others
 * costs one question. Comes last: what the other sensors put in the place of a native lies beneath.
 */

type Lost = NonNullable<Native['lost']>;

const NativePromise = Promise;
const { then } = NativePromise.prototype;
const [responseUrl, responseType] = gettersOf(Response, 'url', 'type');
const [exceptionName] = gettersOf(DOMException, 'name');

/** A `Response` without address that is not opaque is one that a script made. */
const isMade = (answer: unknown): boolean =>
  branded(responseUrl, answer) === '' && branded(responseType, answer) === 'default';

/**
 * The caller gets a promise that follows the patch's: to look at the patch's own would count as handling it, and the page
 * would no longer hear of a rejection. A promise of another kind, or with anything of its own on it, stays as it is.
 */
function follow(promise: unknown, ask: number | undefined): unknown {
  const isPlain =
    branded((value) => getPrototypeOf(value as object), promise) === NativePromise.prototype &&
    ownKeys(promise as object).length === 0;
  if (!ask || !isPlain) return tellOutcome(ask, 'returned');
  return apply(then, promise, [
    (answer: unknown) => {
      tellOutcome(ask, isMade(answer) ? 'replaced' : 'answered');
      return answer;
    },
    (error: unknown) => {
      const name = branded(exceptionName, error);
      tellOutcome(ask, name === 'AbortError' || name === 'TimeoutError' ? 'ended' : 'rejected');
      throw error;
    },
  ]);
}

/** An element that is nowhere, and of which no call that put it in was told, such as one that takes itself out as it comes in. */
const puts: Lost = (_self, args) => {
  const node = args[0] as Node;
  return branded(nodeType, node) === 1 && !parentOf(node) && idOf(node) === undefined && node;
};
const hosts: Lost = (self, _args, result) => branded(hostOf, result) !== self && (self as Node);

/** Facts name the property where a row gives no `api`. */
const rows: [owner: object, property: string, native: Partial<Native>][] = [
  [globalThis, 'fetch', { asked: askedOfFetch, given: follow }],
  [Navigator, 'sendBeacon', { api: 'beacon', asked: byFirst('POST') }],
  [globalThis, 'WebSocket', { api: 'websocket', asked: got }],
  [globalThis, 'EventSource', { api: 'eventsource', asked: got }],
  [XMLHttpRequest, 'send', { api: 'xhr', asked: (self) => opened.get(self as object) }],
  [HTMLImageElement, 'src', { api: 'image', asked: got, field: 'set' }],
  [HTMLScriptElement, 'src', { api: 'script', asked: got, field: 'set' }],
  [HTMLIFrameElement, 'src', { api: 'frame', asked: got, field: 'set' }],
  [Node, 'appendChild', { lost: puts }],
  [Node, 'insertBefore', { lost: puts }],
  [Element, 'append', { lost: puts }],
  [Element, 'attachShadow', { lost: hosts }],
];

export const sensor: Sensor = {
  id: 'under-patches',
  install() {
    each(rows, ([owner, property, native]) => watchPatches(owner, property, { api: property, ...native }));
  },
};
