import type { Log } from '../attribution/log.ts';
import type { Observation, ObservationOf } from '../model/observation.ts';

/** The two witnesses' clocks may differ by this much. */
const clockSlackMs = 250;
/** A request that has not left after this long is not matched with a later one of the same address. */
const longestWaitMs = 60_000;

/** What the network witness says of a request of the page: it left the browser, or it failed before. */
export type Departure = 'sent' | 'failed';

/**
 * The page's requests of which the browser has a record. Every record answers one request: the latest one of
 * the same address that has no record yet.
 */
export function departures(log: Pick<Log, 'of'>): Map<Observation, Departure> {
  const events = [
    ...log
      .of('request')
      .filter(({ fact }) => fact.api !== 'websocket-message')
      .map((asked) => ({ atMs: asked.atMs, asked, answer: null })),
    ...answers(log).map((answer) => ({ atMs: answer.atMs + clockSlackMs, asked: null, answer })),
  ].sort((a, b) => a.atMs - b.atMs);

  const waiting = new Map<string, Observation[]>();
  const matched = new Map<Observation, Departure>();
  for (const { asked, answer } of events) {
    const key = (asked ?? answer)?.urlKey;
    if (!key) continue;
    const stack = waiting.get(key) ?? [];
    waiting.set(key, stack);
    if (asked) stack.push(asked);
    if (!answer) continue;
    const request = stack.pop();
    if (!request || answer.atMs - request.atMs > longestWaitMs) continue;
    matched.set(request, answer.fact.event === 'sent' ? 'sent' : 'failed');
  }
  addMessages(log, matched);
  return matched;
}

/** No witness sees the messages of a socket; they went the way of the request that opened it. */
function addMessages(log: Pick<Log, 'of'>, matched: Map<Observation, Departure>): void {
  const opened = new Map<string, Departure>();
  for (const request of log.of('request')) {
    const key = `${request.document}\n${request.urlKey}`;
    const departure = matched.get(request) ?? opened.get(key);
    if (departure === undefined) continue;
    if (request.fact.api === 'websocket') opened.set(key, departure);
    else if (request.fact.api === 'websocket-message') matched.set(request, departure);
  }
}

/** One record a request: that it was sent, or that it failed without having been sent. */
function answers(log: Pick<Log, 'of'>): ObservationOf<'network'>[] {
  const idOf = ({ document, fact }: ObservationOf<'network'>) => `${document}\n${fact.requestId}`;
  const network = log.of('network');
  const sent = new Set(network.filter(({ fact }) => fact.event === 'sent').map(idOf));
  return network.filter(
    (record) => record.fact.event === 'sent' || (record.fact.event === 'failed' && !sent.has(idOf(record))),
  );
}
