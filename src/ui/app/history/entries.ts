import type { AuditEntry } from '../../../model/history.ts';
import { counted, countsInWords, dayAndClock, inBytes, period } from '../../words.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

/** What an audit is called: by the person, else by the time at which it began. */
export const titleOf = ({ name, startedAtMs }: AuditEntry): string => name ?? dayAndClock(iso(startedAtMs));

/** The same in a sentence. */
export const namedOf = (entry: AuditEntry): string =>
  entry.name === null ? `the audit of ${titleOf(entry)}` : `“${entry.name}”`;

/** What a row says below the title. */
export const factsOf = ({
  state,
  name,
  host,
  site,
  startedAtMs,
  endedAtMs,
  summary,
}: AuditEntry): string[] => {
  const recorded = period(iso(startedAtMs), endedAtMs === null ? null : iso(endedAtMs));
  return [
    ...(name === null && endedAtMs !== null ? [`Ended ${dayAndClock(iso(endedAtMs))}`] : [recorded]),
    ...(host === site ? [] : [host]),
    ...(summary
      ? [countsInWords(summary.fails, summary.inconclusive, summary.notices)]
      : state === 'stopped'
        ? ['Findings are counted when it is opened']
        : []),
    ...(summary?.chats.length ? [summary.chats.join(', ')] : []),
    ...(summary ? [`${counted(summary.observations, 'observation')}, about ${inBytes(summary.bytes)}`] : []),
  ];
};

/** Those in which every word of the query stands: in name, site, chats or findings. */
export const matching = (entries: readonly AuditEntry[], query: string): AuditEntry[] => {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(({ name, host, site, summary }) => {
    const text = [name, host, site, ...(summary?.chats ?? []), summary?.words].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
};

/** By site, the one with the newest audit first. */
export const bySite = (entries: readonly AuditEntry[]): [site: string, entries: AuditEntry[]][] => {
  const groups = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.site);
    if (group) group.push(entry);
    else groups.set(entry.site, [entry]);
  }
  return [...groups];
};
