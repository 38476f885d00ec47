import type { ShownLoad } from './page-loads.ts';

/** A stretch of the axis; times in epoch ms, places in percent of the width. */
type Piece = { fromMs: number; toMs: number; from: number; to: number; isShortened: boolean };
export type Tick = { at: number; label: string };
export type Axis = {
  /** Place of a time in percent; null where it is not drawn. */
  place(atMs: number): number | null;
  /** The same for a moment that is known to be of one load, which may be that at which it ends. */
  placeIn(load: ShownLoad, atMs: number): number;
  /** Left edge of each load, in percent. */
  edges: number[];
  ticks: Tick[];
  /** Quiet stretches that are drawn shorter than they were. */
  shortened: { from: number; to: number; lasted: string }[];
};

/** A quiet stretch that lasts longer is drawn as short as the other says. */
const quietAtMostMs = 4_000;
const shortenedMs = 1_200;
/** Of the whole width: a load that was left at once can still be seen. */
const leastShare = 0.05;
const tickSteps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_800, 3_600];
const tickRoom = 9;

/** One axis of time through all loads. `eventsMs`: when something happened, which keeps a stretch from being quiet. */
export function axisOf(loads: readonly ShownLoad[], eventsMs: readonly number[]): Axis {
  const cut = loads.map((load) => stretches(load, eventsMs));
  const lengths = cut.map((pieces) => pieces.reduce((sum, { drawnMs }) => sum + drawnMs, 0));
  const least = Math.max(1, lengths.reduce((sum, length) => sum + length, 0) * leastShare);
  const widths = lengths.map((length) => Math.max(length, least));
  const whole = widths.reduce((sum, width) => sum + width, 0);

  const edges: number[] = [];
  const perLoad: Piece[][] = [];
  let reached = 0;
  for (const [index, pieces] of cut.entries()) {
    const width = ((widths[index] ?? 0) / whole) * 100;
    edges.push(rounded(reached));
    perLoad.push(placed(pieces, reached, width, lengths[index] ?? 0));
    reached += width;
  }
  const pieces = perLoad.flat();
  return {
    // A moment between two loads belongs to the later one.
    place: (atMs) => placeAt(pieces.findLast(holds(atMs)), atMs),
    placeIn: (load, atMs) => {
      const index = loads.indexOf(load);
      return placeAt(perLoad[index]?.find(holds(atMs)), atMs) ?? edges[index] ?? 0;
    },
    edges,
    ticks: loads.flatMap((load, index) => ticksOf(load, perLoad[index] ?? [])),
    shortened: pieces
      .filter(({ isShortened }) => isShortened)
      .map(({ from, to, fromMs, toMs }) => ({
        from: rounded(from),
        to: rounded(to),
        lasted: duration(toMs - fromMs),
      })),
  };
}

const holds =
  (atMs: number) =>
  ({ fromMs, toMs }: Piece): boolean =>
    atMs >= fromMs && atMs <= toMs;

/** In percent. */
function placeAt(piece: Piece | undefined, atMs: number): number | null {
  if (!piece) return null;
  const { fromMs, toMs, from, to } = piece;
  return rounded(toMs === fromMs ? from : from + ((atMs - fromMs) / (toMs - fromMs)) * (to - from));
}

type Stretch = { fromMs: number; toMs: number; drawnMs: number; isShortened: boolean };

function stretches({ fromMs, toMs }: ShownLoad, eventsMs: readonly number[]): Stretch[] {
  const within = eventsMs.filter((at) => at > fromMs && at < toMs);
  const marks = [...new Set([fromMs, ...within, toMs])].toSorted((a, b) => a - b);
  return marks.slice(1).map((end, index) => {
    const begin = marks[index] ?? fromMs;
    const isShortened = end - begin > quietAtMostMs;
    return { fromMs: begin, toMs: end, drawnMs: isShortened ? shortenedMs : end - begin, isShortened };
  });
}

function placed(pieces: readonly Stretch[], start: number, width: number, length: number): Piece[] {
  let reached = start;
  return pieces.map(({ fromMs, toMs, drawnMs, isShortened }) => {
    const from = reached;
    reached += length === 0 ? 0 : (drawnMs / length) * width;
    return { fromMs, toMs, from, to: reached, isShortened };
  });
}

/** Seconds since the load began, as many as can be read. */
function ticksOf({ fromMs, toMs }: ShownLoad, pieces: readonly Piece[]): Tick[] {
  const plain = pieces.filter(({ isShortened, from, to }) => !isShortened && to > from);
  const [first] = plain;
  if (!first) return [];
  const perSecond = ((first.to - first.from) / (first.toMs - first.fromMs)) * 1_000;
  const step = tickSteps.find((seconds) => seconds * perSecond >= tickRoom);
  if (step === undefined) return [];
  const ticks: Tick[] = [];
  let last = first.from;
  for (const piece of plain) {
    const seconds = (at: number) => (at - fromMs) / 1_000;
    const end = Math.min(piece.toMs, toMs);
    for (let k = Math.max(1, Math.ceil(seconds(piece.fromMs) / step)); k * step <= seconds(end); k++) {
      const share = (fromMs + k * step * 1_000 - piece.fromMs) / (piece.toMs - piece.fromMs);
      const at = piece.from + share * (piece.to - piece.from);
      if (at - last < tickRoom || at > 97) continue;
      ticks.push({ at: rounded(at), label: `${Number((k * step).toFixed(1))} s` });
      last = at;
    }
  }
  return ticks;
}

/** `42 s`, `3 min`, `2 h`. */
function duration(lengthMs: number): string {
  const seconds = Math.round(lengthMs / 1_000);
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3_600)} h`;
}

const rounded = (percent: number): number => Math.round(percent * 100) / 100;
