import type { FactOf, Observation } from '../model/observation.ts';
import { type Chained, chainedSchema, type Manifest } from '../model/package.ts';
import { picturesAtMost } from '../model/picture.ts';
import { byTime, noHash } from './chain.ts';
import { type Bytes, hashOf } from './hash.ts';
import { createSharing } from './share-strings.ts';

const lineAtMost = 4_000_000;
const faultsToldAtMost = 20;
/** What can be held so that a report is derived again: observations, and bytes of their lines. */
export type Room = { observations: number; bytes: number };
export const heldAtMost: Room = { observations: 1_000_000, bytes: 1_200_000_000 };

/** `list`: null where they are too many to hold; `length`: how many there are. */
export type ReadChain = {
  faults: string[];
  list: Observation[] | null;
  length: number;
  /** The pictures that are told of. */
  pictures: FactOf<'picture'>[];
};

/**
 * Reads the lines of the observations as they come, and tells where they are not the chain that was made. Holds the
 * observations themselves while there is room for them, otherwise none.
 */
export function createChainReader(room = heldAtMost) {
  const faults: string[] = [];
  const pictures: FactOf<'picture'>[] = [];
  let list: Observation[] | null = [];
  let bytes = 0;
  let rest: Bytes[] = [];
  let restLength = 0;
  let n = 0;
  let head = noHash;
  let isBroken = false;
  let last: Observation | undefined;
  const audits = new Set<string>();
  const share = createSharing();

  const fault = (sentence: string) => {
    if (faults.length < faultsToldAtMost) faults.push(sentence);
  };

  const take = (line: Bytes) => {
    const at = `Observation ${n + 1}`;
    const value = parsedJson(line);
    // What a schema gives is a copy that takes more room than what it was given.
    const chained = chainedSchema.safeParse(value).success ? (value as Chained) : null;
    const previous = head;
    head = hashOf(line);
    n++;
    if (!chained) return fault(`${at} cannot be read.`);
    if (chained.previous !== previous)
      fault(`${at} is not bound to the one before it: one was changed, added, taken out or moved.`);
    if (chained.n !== n - 1) fault(`${at} has the number ${chained.n + 1}.`);
    const observation = share(chained.observation);
    if (last && byTime(last, observation) > 0) fault(`${at} is older than the one before it.`);
    last = observation;
    audits.add(observation.audit);
    if (observation.fact.kind === 'picture' && pictures.length < picturesAtMost)
      pictures.push(observation.fact);
    bytes += line.length;
    if (n > room.observations || bytes > room.bytes) list = null;
    list?.push(observation);
  };

  return {
    add(piece: Bytes): void {
      if (isBroken) return;
      let from = 0;
      for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, from)) {
        take(joined([...rest, piece.subarray(from, end)]));
        rest = [];
        restLength = 0;
        from = end + 1;
      }
      if (from === piece.length) return;
      rest.push(piece.slice(from));
      restLength += piece.length - from;
      if (restLength <= lineAtMost) return;
      isBroken = true;
      fault('A line is longer than any observation.');
    },
    /** Once, at the end. `packed`: null where nothing tells how the chain ended. */
    result(packed: Pick<Manifest, 'chain' | 'audit'> | null): ReadChain {
      if (restLength > 0) fault('The last line has no end.');
      if (packed && n !== packed.chain.length)
        fault(`There are ${n} observations; ${packed.chain.length} were packed.`);
      if (packed && head !== packed.chain.head) fault('The chain does not end as it did when it was packed.');
      const [first] = audits;
      const audit = packed ? packed.audit : first;
      if ([...audits].some((id) => id !== audit)) fault('Observations of another audit are among them.');
      return { faults, list, length: n, pictures };
    },
  };
}

function parsedJson(line: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
  } catch {
    return null;
  }
}

function joined(pieces: Bytes[]): Bytes {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
