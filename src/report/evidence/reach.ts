import type { Log } from '../../attribution/log.ts';
import { endpointOf } from '../../detect/describe.ts';
import type { Affected } from '../../model/evidence.ts';
import type { ObservationOf } from '../../model/observation.ts';

type Network = ObservationOf<'network'>;
type Counts = { asked: number; reached: number; failed: number };
export type Answer = { atMs: number; page: string; document: string; seq: number };

/** What came of the requests to one vendor's servers. */
export type Reach = {
  on(pages: Iterable<string>): Pick<Affected['requests'], 'endpoints' | 'more'>;
  /** Answers without error from an endpoint, in order of time. */
  answersFrom(endpoint: string): readonly Answer[];
  /** How answers to this very address ended on a page: refused (401, 403, CORS) or not. */
  refusals(page: string, urlKey: string): Refusals | null;
};
export type Refusals = { refused: number; answered: number; byOrigin: boolean; status: number | null };

const endpointsListed = 12;

export function reachOf(log: Log, isAffectedUrl: (url: string) => boolean): Reach {
  const pages = new Map<string, Map<string, Counts>>();
  const answers = new Map<string, Answer[]>();
  const addresses = new Map<string, Refusals>();
  /** By address, since the same come again and again. */
  const endpoints = new Map<string, string>();
  for (const request of requestsOf(log, isAffectedUrl)) {
    const { first, last } = request;
    const endpoint = endpoints.get(first.fact.url) ?? endpointOf(first.fact.url);
    endpoints.set(first.fact.url, endpoint);
    const counts = countsOf(pages, first.page, endpoint);
    counts.asked += 1;
    const outcome = outcomeOf(request);
    if (outcome === 'open') continue;
    const isRefused = outcome === 'refused';
    counts[outcome === 'reached' ? 'reached' : 'failed'] += 1;
    note(addresses, first, last, outcome === 'reached', isRefused);
    if (outcome !== 'reached') continue;
    const { atMs, page, document, seq } = last;
    const list = answers.get(endpoint) ?? [];
    answers.set(endpoint, list);
    list.push({ atMs, page, document, seq });
  }
  for (const list of answers.values()) list.sort((a, b) => a.atMs - b.atMs);
  return {
    on: (some) => listed(some, pages),
    answersFrom: (endpoint) => answers.get(endpoint) ?? [],
    refusals: (page, urlKey) => addresses.get(`${page}\n${urlKey}`) ?? null,
  };
}

/** `mode`: whether CORS was asked for, which the browser tells of a request that was sent. */
type Request = { first: Network; last: Network; mode: string | undefined };

/** Each request's first record and its last; a redirected one goes on under its number. */
function requestsOf(log: Log, isAffectedUrl: (url: string) => boolean): Iterable<Request> {
  const requests = new Map<string, Request>();
  for (const record of log.of('network')) {
    const key = `${record.page}\n${record.fact.requestId}`;
    const { mode } = record.fact;
    const known = requests.get(key);
    if (known) Object.assign(known, { last: record, mode: mode ?? known.mode });
    else if (isAffectedUrl(record.fact.url)) requests.set(key, { first: record, last: record, mode });
  }
  return requests.values();
}

type Outcome = 'reached' | 'refused' | 'failed' | 'open';

function outcomeOf({ last, mode }: Request): Outcome {
  const { event, status = 0, allowsOrigin } = last.fact;
  if (event !== 'completed' && event !== 'failed') return 'open';
  if (status === 401 || status === 403) return 'refused';
  // Only where CORS was asked for is an answer kept from the page.
  if (event === 'completed' && allowsOrigin === false && mode === 'cors') return 'refused';
  return event === 'completed' && status < 400 ? 'reached' : 'failed';
}

function note(
  addresses: Map<string, Refusals>,
  { page, urlKey = '' }: Network,
  { fact: { status, allowsOrigin } }: Network,
  isAnswered: boolean,
  isRefused: boolean,
): void {
  const key = `${page}\n${urlKey}`;
  const known = addresses.get(key) ?? { refused: 0, answered: 0, byOrigin: false, status: null };
  addresses.set(key, known);
  if (isAnswered) known.answered += 1;
  if (!isRefused) return;
  known.refused += 1;
  known.status = status ?? known.status;
  known.byOrigin ||= allowsOrigin === false && status !== 401 && status !== 403;
}

function countsOf(pages: Map<string, Map<string, Counts>>, page: string, endpoint: string): Counts {
  const endpoints = pages.get(page) ?? new Map<string, Counts>();
  pages.set(page, endpoints);
  const counts = endpoints.get(endpoint) ?? { asked: 0, reached: 0, failed: 0 };
  endpoints.set(endpoint, counts);
  return counts;
}

function listed(
  some: Iterable<string>,
  pages: ReadonlyMap<string, ReadonlyMap<string, Counts>>,
): Pick<Affected['requests'], 'endpoints' | 'more'> {
  const sums = new Map<string, Counts>();
  for (const page of some) {
    for (const [endpoint, { asked, reached, failed }] of pages.get(page) ?? []) {
      const sum = sums.get(endpoint) ?? { asked: 0, reached: 0, failed: 0 };
      sums.set(endpoint, {
        asked: sum.asked + asked,
        reached: sum.reached + reached,
        failed: sum.failed + failed,
      });
    }
  }
  const endpoints = [...sums]
    .map(([endpoint, counts]) => ({
      endpoint,
      ...counts,
      open: counts.asked - counts.reached - counts.failed,
    }))
    // What did not arrive is read first.
    .sort((a, b) => b.failed - a.failed || b.open - a.open || b.asked - a.asked);
  return {
    endpoints: endpoints.slice(0, endpointsListed),
    more: Math.max(0, endpoints.length - endpointsListed),
  };
}
