import { type Native, tellOutcome, watchPatches } from '../layers.ts';
import { apply, each, getPrototypeOf, getterOf, ownKeys } from '../natives.ts';
import { branded } from '../parameters.ts';
import type { Sensor } from '../sensor.ts';
import { askedOfFetch, opened, urlFrom } from './requests.ts';

/**
 * What was asked of patches over the natives that load from the network: calls to another origin than the page's, and of
 * `fetch` what came of them. The stand-ins of `requests.ts` lie beneath: what reaches them a patch has passed on.
 */

type Wants = Native['asked'];

const byFirst =
  (method: string): Wants =>
  (_self, args) => ({ url: urlFrom(args[0]), method });
const got = byFirst('GET');

const NativePromise = Promise;
const { then } = NativePromise.prototype;
const responseUrl = getterOf<Response, string>(Response.prototype, 'url');
const responseType = getterOf<Response, string>(Response.prototype, 'type');
const exceptionName = getterOf<DOMException, string>(DOMException.prototype, 'name');

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

const rows: [owner: object, property: string, native: Native, field?: 'set'][] = [
  [
    globalThis,
    'fetch',
    {
      api: 'fetch',
      asked: (_self, args) => askedOfFetch(args),
      given: follow,
    },
  ],
  [Navigator.prototype, 'sendBeacon', { api: 'beacon', asked: byFirst('POST') }],
  [globalThis, 'WebSocket', { api: 'websocket', asked: got }],
  [globalThis, 'EventSource', { api: 'eventsource', asked: got }],
  [XMLHttpRequest.prototype, 'send', { api: 'xhr', asked: (self) => opened.get(self as object) }],
  [HTMLImageElement.prototype, 'src', { api: 'image', asked: got, onNode: true }, 'set'],
  [HTMLScriptElement.prototype, 'src', { api: 'script', asked: got, onNode: true }, 'set'],
  [HTMLIFrameElement.prototype, 'src', { api: 'frame', asked: got, onNode: true }, 'set'],
];

export const sensor: Sensor = {
  id: 'through-patches',
  install() {
    each(rows, ([owner, property, native, field]) => watchPatches(owner, property, native, field));
  },
};
