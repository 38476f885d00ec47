import type { Observation } from '../model/observation.ts';
import type { Chained } from '../model/package.ts';
import { bytesOf, hashOf } from './hash.ts';

/** What stands where there is no line before. */
export const noHash = '0'.repeat(64);

export type Chain = {
  /** The next line, without its line end. */
  append(observation: Observation): string;
  readonly head: string;
  readonly length: number;
};

/** Binds each observation to all before it: whoever changes one must change the hash in every later line, and the head. */
export function createChain(): Chain {
  let head = noHash;
  let length = 0;
  return {
    append(observation) {
      const chained: Chained = { n: length, previous: head, observation };
      const line = JSON.stringify(chained, withSortedKeys);
      head = hashOf(bytesOf(line));
      length++;
      return line;
    },
    get head() {
      return head;
    },
    get length() {
      return length;
    },
  };
}

/**
 * One observation has one line, whatever way it came: a message or a schema may put its fields into another order. As in RFC 8785,
 * but that halves of characters, which pages may send, stay escapes instead of being refused.
 */
function withSortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The order of the chain: by time, and where that is the same by document and number. */
export function byTime(a: Observation, b: Observation): number {
  if (a.atMs !== b.atMs) return a.atMs - b.atMs;
  if (a.document !== b.document) return a.document < b.document ? -1 : 1;
  return a.seq - b.seq;
}

/** The head of the chain of these observations, in whatever order they come; null where there is none. */
export function headOf(observations: readonly Observation[]): string | null {
  if (observations.length === 0) return null;
  const chain = createChain();
  for (const observation of [...observations].sort(byTime)) chain.append(observation);
  return chain.head;
}
