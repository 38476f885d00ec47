import type { Fact } from '../model/observation.ts';
import type { Count, Recorder, Sort, When } from './recorder.ts';

/** Acts that are alike are recorded whole once, and counted after that. */
export type Repeats = {
  /** Records acts, of which all but the first are counted, and the first too where one of the same likeness was recorded. */
  record(sort: Sort, likeness: string, fact: () => Fact, when?: When): Told;
};
/** The number of the record that tells of the act, and the count in which it is told, if it is counted. */
export type Told = { seq: number; count: Count | null };

/** What is forgotten is recorded whole again. */
const kindsAtMost = 1_000;

export function createRepeats({ record, count }: Pick<Recorder, 'record' | 'count'>): Repeats {
  const kinds = new Map<string, number>();
  return {
    record(sort, likeness, fact, when) {
      const of = kinds.get(likeness);
      if (of !== undefined) {
        const more = count(of, sort, when);
        return { seq: more.seq, count: more };
      }
      const seq = record(fact());
      if (kinds.size >= kindsAtMost) kinds.clear();
      kinds.set(likeness, seq);
      const more = when && when.times > 1 ? { ...when, times: when.times - 1 } : null;
      return { seq, count: more && count(seq, sort, more) };
    },
  };
}
