import type { Observation } from '../model/observation.ts';

/** Observations of one document, of one transaction, whose numbers follow one another: stored as one record. */
export type Piece = {
  audit: string;
  document: string;
  firstSeq: number;
  lastSeq: number;
  observations: Observation[];
};
/** `audit`, `document`, `firstSeq`, `lastSeq`: the keys alone tell which numbers are stored. */
export type PieceKey = [string, string, number, number];
export const pieceKeyPath = ['audit', 'document', 'firstSeq', 'lastSeq'] as const satisfies (keyof Piece)[];

/** Bounds the memory of whoever reads pieces, and how far before a number the piece begins that may hold it. */
const observationsAtMost = 100;

/** No two of the observations have the same key. */
export function piecesOf(observations: readonly Observation[]): Piece[] {
  const pieces: Piece[] = [];
  for (const observation of [...observations].sort(byKey)) {
    const last = pieces.at(-1);
    if (last && follows(observation, last)) {
      last.observations.push(observation);
      last.lastSeq = observation.seq;
      continue;
    }
    const { audit, document, seq } = observation;
    pieces.push({ audit, document, firstSeq: seq, lastSeq: seq, observations: [observation] });
  }
  return pieces;
}

/** The keys of all pieces that may hold one of the numbers. */
export function piecesWithin(
  audit: string,
  document: string,
  firstSeq: number,
  lastSeq: number,
): IDBKeyRange {
  return IDBKeyRange.bound(
    [audit, document, firstSeq - observationsAtMost + 1],
    [audit, document, lastSeq, []],
  );
}

export function piecesOfAudit(audit: string): IDBKeyRange {
  return IDBKeyRange.bound([audit], [audit, []]);
}

export function countOf([, , firstSeq, lastSeq]: PieceKey): number {
  return lastSeq - firstSeq + 1;
}

function byKey(a: Observation, b: Observation): number {
  return compare(a.audit, b.audit) || compare(a.document, b.document) || a.seq - b.seq;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function follows({ audit, document, seq }: Observation, piece: Piece): boolean {
  const isSameDocument = piece.audit === audit && piece.document === document;
  return isSameDocument && piece.lastSeq === seq - 1 && piece.observations.length < observationsAtMost;
}
