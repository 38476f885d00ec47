import { append, type Log } from '../attribution/log.ts';
import type { ObservationOf } from '../model/observation.ts';

type Asked = ObservationOf<'asked'>;
type Network = ObservationOf<'network'>;

/** The two witnesses' clocks may differ by this much. */
const clockSlackMs = 250;

/** What the network witness says of requests that were asked for through a patch. Parameters do not count. */
export type Witnessed = {
  /** The witness saw other requests leave this page: it would have seen this one. */
  isAwake(asked: Asked): boolean;
  /** More requests for this address left the page than the natives were called for: it may be among them. */
  left(asked: Asked): boolean;
  /** When an answer was there that the page may read, epoch ms; null where none was seen. */
  answeredMs(asked: Asked): number | null;
  /** An answer to an earlier request for this address was there before this one was asked for. */
  hadAnswer(asked: Asked): boolean;
};

export function witnessedRequests(log: Pick<Log, 'of'>): Witnessed {
  const called = new Map<string, number>();
  for (const request of log.of('request')) add(called, keyOf(request));
  const sent = new Map<string, Set<string>>();
  const awake = new Set<string>();
  const completed = new Map<string, Network[]>();
  for (const record of log.of('network')) {
    const key = keyOf(record);
    awake.add(record.page);
    if (record.fact.event === 'sent') sent.set(key, (sent.get(key) ?? new Set()).add(record.fact.requestId));
    if (record.fact.event === 'completed') append(completed, key, record);
  }
  const askedMs = ({ atMs, fact }: Asked) => atMs - fact.afterMs;
  const answers = (asked: Asked) => completed.get(keyOf(asked)) ?? [];
  return {
    isAwake: ({ page }) => awake.has(page),
    left: (asked) => (sent.get(keyOf(asked))?.size ?? 0) > (called.get(keyOf(asked)) ?? 0),
    answeredMs: (asked) => {
      const sinceMs = askedMs(asked) - clockSlackMs;
      const answer = answers(asked).find(
        ({ atMs, fact }) => atMs >= sinceMs && atMs <= asked.atMs && fact.allowsOrigin !== false,
      );
      return answer?.atMs ?? null;
    },
    hadAnswer: (asked) => answers(asked).some(({ atMs }) => atMs <= askedMs(asked) + clockSlackMs),
  };
}

const keyOf = ({ page, fact }: Asked | Network | ObservationOf<'request'>): string =>
  `${page}\n${fact.url.replace(/[?#].*$/s, '')}`;

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
