import type { Log } from '../attribution/log.ts';
import type { Observation, ObservationOf } from '../model/observation.ts';

/** The two witnesses' clocks may differ by this much. */
const clockSlackMs = 250;
/** A request that has not left after this long is not matched with a later one of the same address. */
const longestWaitMs = 60_000;

/**
 * The page's requests that were seen to leave the browser, each with the browser's own record. Every record
 * answers one request: the latest one of the same address that has no record yet.
 */
export function sentRequests(log: Pick<Log, 'of'>): Map<Observation, ObservationOf<'network'>> {
  const events = [
    ...log.of('request').map((asked) => ({ atMs: asked.atMs, asked, sent: null })),
    ...log
      .of('network')
      .filter(({ fact }) => fact.event === 'sent')
      .map((sent) => ({ atMs: sent.atMs + clockSlackMs, asked: null, sent })),
  ].sort((a, b) => a.atMs - b.atMs);

  const waiting = new Map<string, Observation[]>();
  const matched = new Map<Observation, ObservationOf<'network'>>();
  for (const { asked, sent } of events) {
    const key = (asked ?? sent)?.urlKey;
    if (!key) continue;
    const stack = waiting.get(key) ?? [];
    waiting.set(key, stack);
    if (asked) stack.push(asked);
    if (!sent) continue;
    const request = stack.pop();
    if (request && sent.atMs - request.atMs <= longestWaitMs) matched.set(request, sent);
  }
  return matched;
}
