import { firstMsOf } from '../../attribution/repeats.ts';
import { type Coverage, lossOf } from '../../detect/coverage.ts';
import type { Candidate } from '../../detect/detector.ts';
import { isoTime } from '../../detect/sentence.ts';
import type { Period } from '../../model/evidence.ts';
import type { Observation } from '../../model/observation.ts';
import type { BareFinding } from '../../model/report.ts';
import { type Circumstances, pagesOf } from './circumstances.ts';
import type { Answer, Reach } from './reach.ts';
import type { Sightings } from './sightings.ts';

const gapsListed = 12;

export type PeriodInput = Pick<Circumstances, 'starts' | 'gaps'> & {
  coverage: Pick<Coverage, 'lossesOf'>;
  reach: Reach;
  sightings: Sightings;
};

/** When a finding was seen, when all was still well, and what is missing of the page loads concerned. */
export function periodOf(
  finding: BareFinding,
  occurrences: readonly Candidate[],
  given: PeriodInput,
): Period {
  const pages = pagesOf(occurrences);
  const gaps = gapsOn(pages, given);
  return {
    ...extremes(occurrences, given),
    lastKnownGood: lastKnownGood(finding, occurrences, given),
    gaps: gaps.slice(0, gapsListed),
    gapsInAll: gaps.length,
  };
}

type Moment = Period['first'];

function momentOf(page: string, ms: number, { starts }: Pick<Circumstances, 'starts'>): Moment {
  const sinceMs = ms - (starts.get(page) ?? Number.NaN);
  return { at: isoTime(ms), page, pageMs: Number.isFinite(sinceMs) ? Math.round(sinceMs * 10) / 10 : null };
}

function extremes(occurrences: readonly Candidate[], given: PeriodInput): Pick<Period, 'first' | 'last'> {
  const { seenAt } = occurrences[0] as Candidate;
  let first: [string, number] = [seenAt.page, firstMsOf(seenAt)];
  let last: [string, number] = [seenAt.page, seenAt.atMs];
  for (const { seenAt: one } of occurrences) {
    if (firstMsOf(one) < first[1]) first = [one.page, firstMsOf(one)];
    if (one.atMs > last[1]) last = [one.page, one.atMs];
  }
  return { first: momentOf(...first, given), last: momentOf(...last, given) };
}

/** Of an endpoint its last answer, of an element when it last could be used; of all else, and where none of these was seen, the chat. */
function lastKnownGood(
  { target, affected }: BareFinding,
  occurrences: readonly Candidate[],
  given: PeriodInput,
): Period['lastKnownGood'] {
  const begun = earliest(occurrences);
  const answer = lastBefore(given.reach.answersFrom(target), begun);
  if (answer) return known(answer, `${affected.name}'s server answered a call to ${target}`, given);
  const { usableAs, usable: ofAny } = given.sightings;
  const usable = lastBefore(usableAs(target), begun) ?? lastBefore(ofAny, begun);
  return usable ? known(usable, usable.what, given) : null;
}

function known(
  { atMs, page, document, seq }: Answer,
  what: string,
  given: PeriodInput,
): Period['lastKnownGood'] {
  return { ...momentOf(page, atMs, given), what, document, seq };
}

type Begin = { ms: number; first: Observation };

/** The first act, or the first effect where no act was recorded. */
function earliest(occurrences: readonly Candidate[]): Begin {
  const moments = occurrences.map(({ act, seenAt }): Begin => {
    const first = act ?? seenAt;
    return { ms: Math.min(firstMsOf(first), firstMsOf(seenAt)), first };
  });
  return moments.reduce((a, b) => (b.ms < a.ms ? b : a));
}

/** `list` is in order of time; several of one millisecond are told apart by their number. */
function lastBefore<One extends Answer>(list: readonly One[], { ms, first }: Begin): One | null {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.atMs ?? Number.POSITIVE_INFINITY) <= ms) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= 0; i -= 1) {
    const one = list[i] as One;
    if (one.atMs < ms || (one.document === first.document && one.seq < first.seq)) return one;
  }
  return null;
}

function gapsOn(pages: ReadonlySet<string>, { gaps, coverage }: PeriodInput): Period['gaps'] {
  const facts = ['', ...pages].flatMap((page) => gaps.get(page) ?? []);
  const listed = facts.map(({ atMs, fact: { reason, detail, count } }) => ({
    reason,
    detail,
    count,
    at: isoTime(atMs),
  }));
  const said = new Set(facts.map(({ fact }) => lossOf(fact.reason)?.reason));
  const lost = new Map<string, number>();
  for (const page of pages) {
    for (const reason of new Set(coverage.lossesOf(page).map((loss) => loss.reason)))
      if (!said.has(reason)) lost.set(reason, (lost.get(reason) ?? 0) + 1);
  }
  return [...listed, ...[...lost].map(([reason, count]) => ({ reason, detail: '', count, at: null }))];
}
