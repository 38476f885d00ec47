import type { ObservationOf } from '../../model/observation.ts';
import type { Seen } from './har-courses.ts';

type Call = ObservationOf<'request'>;

/** A call that has not led to a request after this long is not matched with a later one of the same address. */
const longestWaitMs = 60_000;

export type Calls = {
  add(call: Call): void;
  /** The page's call that asked for this request: the latest one for the address that has not been answered yet. */
  callOf(seen: Seen): Call | null;
};

/** Joins the probe's calls with the witness's requests by page and keyed hash of the whole address; forgets after a minute. */
export function createCalls(): Calls {
  /** In order of the last call for each address. */
  const waiting = new Map<string, Call[]>();
  const isLate = (call: Call | undefined, nowMs: number) => nowMs - (call?.atMs ?? 0) > longestWaitMs;

  return {
    add(call) {
      if (call.urlKey === undefined || call.fact.api === 'websocket-message') return;
      const key = keyOf(call);
      const calls = waiting.get(key) ?? [];
      if (isLate(calls[0], call.atMs))
        calls.splice(0, calls.findLastIndex((one) => isLate(one, call.atMs)) + 1);
      calls.push(call);
      waiting.delete(key);
      waiting.set(key, calls);
      for (const [address, list] of waiting) {
        if (!isLate(list.at(-1), call.atMs)) break;
        waiting.delete(address);
      }
    },
    callOf(seen) {
      // What a service worker asks for is its own code's doing, whatever the page had asked the worker for.
      if (seen.urlKey === undefined || seen.fact.worker) return null;
      const key = keyOf(seen);
      const calls = waiting.get(key);
      const call = calls?.pop();
      if (calls?.length === 0) waiting.delete(key);
      return call && !isLate(call, seen.atMs) ? call : null;
    },
  };
}

const keyOf = ({ page, urlKey }: Call | Seen): string => `${page}\n${urlKey}`;
