import { append, type Log } from '../../attribution/log.ts';
import type { Candidate } from '../../detect/detector.ts';
import type { ObservationOf } from '../../model/observation.ts';

/** What was recorded of an audit as a whole, put in order once for all its findings. */
export type Circumstances = {
  /** When each page began, epoch ms. */
  starts: ReadonlyMap<string, number>;
  /** What is missing, by page; under the empty id what may be missing of any page. */
  gaps: ReadonlyMap<string, readonly ObservationOf<'gap'>[]>;
  policies: ReadonlyMap<string, readonly ObservationOf<'csp'>[]>;
  /** The texts that were had of scripts, by address. */
  texts: ReadonlyMap<string, readonly ObservationOf<'script-text'>[]>;
  /** What was read of the scripts that stand in each document. */
  inline: ReadonlyMap<string, readonly ObservationOf<'inline-scripts'>[]>;
  /** Freezings of a global or a method, by document and name. */
  freezings: ReadonlyMap<string, readonly ObservationOf<'global'>[]>;
};

export function circumstancesOf(log: Log): Circumstances {
  const starts = new Map<string, number>();
  for (const { page, atMs, fact } of log.of('page'))
    if (fact.event === 'start' && fact.top && !starts.has(page)) starts.set(page, atMs);
  const gaps = new Map<string, ObservationOf<'gap'>[]>();
  for (const gap of log.of('gap')) append(gaps, starts.has(gap.page) ? gap.page : '', gap);
  const policies = new Map<string, ObservationOf<'csp'>[]>();
  for (const report of log.of('csp')) append(policies, report.page, report);
  const texts = new Map<string, ObservationOf<'script-text'>[]>();
  for (const text of log.of('script-text')) append(texts, text.fact.url, text);
  const inline = new Map<string, ObservationOf<'inline-scripts'>[]>();
  for (const read of log.of('inline-scripts')) append(inline, read.document, read);
  const freezings = new Map<string, ObservationOf<'global'>[]>();
  for (const change of log.of('global'))
    if (change.fact.event === 'frozen') append(freezings, globalKey(change), change);
  return { starts, gaps, policies, texts, inline, freezings };
}

export const globalKey = ({ document, fact }: ObservationOf<'global'>): string =>
  `${document}\n${fact.name}\n${fact.path}`;

/** Ids of the page loads in which a finding was seen. */
export const pagesOf = (occurrences: readonly Candidate[]): Set<string> =>
  new Set(occurrences.map(({ seenAt }) => seenAt.page));
