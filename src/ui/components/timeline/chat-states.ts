import type { LadderStep, Rung } from '../../../model/report.ts';
import { ms, type ShownLoad } from './page-loads.ts';

/** How much of a chat there was at a moment. `unknown`: the recorder would not have seen it. */
export type ChatState = 'unknown' | 'absent' | 'loaded' | 'visible' | 'clickable' | 'lost';
/** Times in epoch ms. */
export type Stretch = { state: ChatState; fromMs: number; toMs: number };

const loadedSteps: readonly LadderStep[] = ['executed', 'booted', 'rendered'];
const drawnSteps: readonly LadderStep[] = ['rendered', 'visible', 'clickable'];

/** What the ladder of a page load says of each moment of it: when a step was first seen, and when it was last lost. */
export function chatStates(ladder: readonly Rung[], { fromMs, toMs }: ShownLoad): Stretch[] {
  const marks = ladder.flatMap(({ at, lostAt }) => [at, lostAt].flatMap((time) => (time ? [ms(time)] : [])));
  const turns = [...new Set([fromMs, ...marks.filter((at) => at > fromMs && at < toMs)])].toSorted(
    (a, b) => a - b,
  );
  const stretches: Stretch[] = [];
  for (const [index, from] of turns.entries()) {
    const state = stateAt(ladder, from);
    const to = turns[index + 1] ?? toMs;
    const last = stretches.at(-1);
    if (last?.state === state) last.toMs = to;
    else stretches.push({ state, fromMs: from, toMs: to });
  }
  return stretches;
}

function stateAt(ladder: readonly Rung[], atMs: number): ChatState {
  const rungOf = (step: LadderStep) => ladder.find((rung) => rung.step === step);
  const isReached = (step: LadderStep) => {
    const at = rungOf(step)?.at ?? null;
    return at !== null && ms(at) <= atMs;
  };
  const isLost = (step: LadderStep) => {
    const lostAt = rungOf(step)?.lostAt;
    return lostAt !== undefined && ms(lostAt) <= atMs;
  };
  const isThere = (step: LadderStep) => isReached(step) && !isLost(step);
  if (isThere('clickable')) return 'clickable';
  if (isThere('visible')) return 'visible';
  if (drawnSteps.some((step) => isReached(step) && isLost(step))) return 'lost';
  if (loadedSteps.some(isReached)) return 'loaded';
  // Where a step is not known to be missing, the chat may have been there.
  const isOpen = drawnSteps.every((step) => (rungOf(step)?.state ?? 'unknown') === 'unknown');
  return isOpen ? 'unknown' : 'absent';
}
