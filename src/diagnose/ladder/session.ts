import { timesOf } from '../../attribution/repeats.ts';
import { endpointOf } from '../../detect/describe.ts';
import type { Observation, ObservationOf } from '../../model/observation.ts';
import { type Answer, horizonMs, type LadderInput, notReached, reachedAt, unknown } from './input.ts';
import { startsByTab } from './starts.ts';

const watchedForMs = 60_000;
/** A click that was watched for less than this and started nothing says nothing. */
const leastMs = 5000;
/** The witnesses' clocks may differ by this much. */
const clockSlackMs = 100;
const sessionApis: ReadonlySet<string> = new Set(['fetch', 'xhr', 'websocket', 'eventsource']);
const sessionTypes: ReadonlySet<string> = new Set([
  'xmlhttprequest',
  'websocket',
  'eventsource',
  'sub_frame',
]);
/** An address that was asked for so often before the click is a heartbeat as likely as a session. */
const recurs = 2;

type Sign = { atMs: number; isSure: boolean };

/**
 * Whether the visitor's click on the chat, asked for by the person ("Try the chat"), started a session on this page
 * load: a request to the vendor's servers left, or a frame or window of the vendor's came to be seen.
 */
export function sessionOf(input: LadderInput): (page: string) => Answer {
  const { affected, log } = input;
  const trials = log.of('trial').filter(({ fact }) => fact.vendor === affected.id);
  return (page) => {
    const answers = trials
      .filter((trial) => trial.page === page && trial.fact.event === 'clicked')
      .map((click) => afterClick(click, input));
    return (
      answers.find(({ state }) => state === 'reached') ??
      answers.findLast(({ state }) => state === 'not-reached') ??
      unknown
    );
  };
}

function afterClick(click: Observation, input: LadderInput): Answer {
  const { log, affected, endedAtMs, seesNetwork } = input;
  const ended = log
    .of('trial')
    .find(({ fact, atMs }) => fact.event === 'ended' && fact.vendor === affected.id && atMs > click.atMs);
  const left = startsByTab(log)
    .get(click.tab)
    ?.find(({ atMs }) => atMs > click.atMs);
  const limitMs = click.atMs + watchedForMs;
  const untilMs = Math.min(limitMs, ended?.atMs ?? limitMs, left?.atMs ?? limitMs, endedAtMs ?? limitMs);

  const signs = [
    ...requestSigns(click, untilMs, input),
    ...frameSigns(click, untilMs, input),
    ...windowSigns(click, untilMs, input),
  ].sort((a, b) => a.atMs - b.atMs);
  const sure = signs.find(({ isSure }) => isSure);
  if (sure) return reachedAt(Math.max(sure.atMs, click.atMs));
  const isOver = horizonMs(input) >= untilMs;
  const wouldBeSeen = seesNetwork && isOver && untilMs - click.atMs >= leastMs;
  return wouldBeSeen && signs.length === 0 ? notReached : unknown;
}

/** What was asked of the vendor's servers and was not seen to fail. */
function requestSigns(click: Observation, untilMs: number, input: LadderInput): Sign[] {
  const { log, isAffectedUrl, attribute } = input;
  const onPage = log.of('network').filter(({ page, fact }) => page === click.page && isAffectedUrl(fact.url));
  const failed = new Set(
    onPage
      .filter(
        ({ fact }) => fact.event === 'failed' || (fact.event === 'completed' && (fact.status ?? 0) >= 400),
      )
      .flatMap(({ fact, urlKey }) => [fact.requestId, urlKey ?? '']),
  );
  const network = onPage.filter(
    ({ fact }) => fact.event === 'sent' && sessionTypes.has(fact.type) && !failed.has(fact.requestId),
  );
  const asked = log
    .of('request')
    .filter(
      (request) =>
        request.page === click.page &&
        sessionApis.has(request.fact.api) &&
        isAffectedUrl(request.fact.url) &&
        !failed.has(request.urlKey ?? ''),
    );
  const others = new Set(
    asked.filter((request) => isOthers(attribute(request).actor?.party)).map(({ urlKey }) => urlKey),
  );
  return [network, asked].flatMap((requests) => {
    const before = endpointsBefore(click, requests);
    return requests
      .filter(({ atMs, urlKey }) => isWithin(atMs, click, untilMs) && !others.has(urlKey))
      .map(({ atMs, fact }) => ({ atMs, isSure: (before.get(endpointOf(fact.url)) ?? 0) < recurs }));
  });
}

/** How often each address was asked for before the click. */
function endpointsBefore(
  click: Observation,
  requests: readonly ObservationOf<'network' | 'request'>[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const request of requests) {
    const endpoint = endpointOf(request.fact.url);
    if (request.atMs < click.atMs - clockSlackMs)
      counts.set(endpoint, (counts.get(endpoint) ?? 0) + timesOf(request));
  }
  return counts;
}

/** Another company's script that asks the vendor's servers starts no session of the visitor's. */
function isOthers(party: string | undefined): boolean {
  return party === 'other-vendor' || party === 'third-party';
}

/** Frames of the widget that could not be seen at the click and could be afterwards. */
function frameSigns(click: Observation, untilMs: number, { log, affected }: LadderInput): Sign[] {
  const seen = new Map<string, boolean>();
  return log.of('widget').flatMap(({ page, document, atMs, fact }) => {
    if (page !== click.page || fact.vendor !== affected.id || !/^iframe$/i.test(fact.node.tag)) return [];
    const key = `${document}\n${fact.node.id}`;
    const isVisible = fact.connected && fact.visible;
    const isNew = isVisible && !seen.get(key);
    seen.set(key, isVisible);
    return isNew && isWithin(atMs, click, untilMs) ? [{ atMs, isSure: true }] : [];
  });
}

/** A window of the vendor's that opened in a tab of its own. */
function windowSigns(click: Observation, untilMs: number, { log, isAffectedUrl }: LadderInput): Sign[] {
  return [...startsByTab(log).values()]
    .flat()
    .filter(({ tab, atMs, url }) => tab !== click.tab && isWithin(atMs, click, untilMs) && isAffectedUrl(url))
    .map(({ atMs }) => ({ atMs, isSure: true }));
}

function isWithin(atMs: number, click: Observation, untilMs: number): boolean {
  return atMs >= click.atMs - clockSlackMs && atMs <= untilMs;
}
