import type { Finding, Report } from '../../../model/report.ts';
import { clock, inSeconds } from '../../words.ts';
import type { ChatState } from './chat-states.ts';
import type { Lane } from './lanes.ts';
import { ms, type ShownLoad } from './page-loads.ts';

/** What the picture shows, for who cannot see it or reads it on paper; in order of time. */
export type Event = {
  at: string;
  /** Since the page load began. */
  since: string;
  who: string;
  what: string;
};

export const stateWords: Record<ChatState, string> = {
  unknown: 'not recorded',
  absent: 'not there',
  loaded: 'its script ran',
  visible: 'visible',
  clickable: 'visible and clickable',
  lost: 'lost again',
};

export const markWords = {
  touched: 'acted upon by another',
  fail: 'act with its effect',
  inconclusive: 'inconclusive',
  notice: 'notice',
  route: 'change of the route',
  cut: 'quiet time, drawn shorter',
};

const stateSentences: Record<ChatState, string> = {
  unknown: 'Whether the chat was there was not recorded',
  absent: 'No chat there',
  loaded: 'The chat’s script ran',
  visible: 'The chat could be seen',
  clickable: 'The chat could be seen and clicked',
  lost: 'The chat was lost again',
};

const pageWords: Record<Report['audit']['pages'][number]['kind'], string> = {
  load: 'begins',
  route: 'begins',
  restored: 'comes back from the back-forward cache',
  prerendered: 'begins, drawn ahead',
  'pop-out': 'begins',
};

export function eventsOf(report: Report, loads: readonly ShownLoad[], lanes: readonly Lane[]): Event[] {
  const at = (atMs: number, load = loads.findLast(({ fromMs }) => fromMs <= atMs)) => ({
    at: new Date(atMs).toISOString(),
    since: load === undefined || atMs === load.fromMs ? '' : inSeconds(atMs - load.fromMs),
  });
  const told = loads.map(
    ({ number, fromMs, url }): Event => ({
      ...at(fromMs),
      who: 'Page',
      what: `Page load ${number} ${pageWords[kindAt(report, fromMs)]}: ${url}`,
    }),
  );
  const states = lanes.flatMap(({ name, chat }) =>
    (chat ?? [])
      // At its beginning no page has a chat yet.
      .filter(({ state, fromMs, load }) => fromMs > load.fromMs || state !== 'absent')
      .map(
        ({ state, fromMs, load }): Event => ({ ...at(fromMs, load), who: name, what: stateSentences[state] }),
      ),
  );
  const acts = lanes.flatMap(({ name, acts }) =>
    acts.map(
      ({ number, finding }): Event => ({
        ...at(ms(finding.firstObserved)),
        who: name,
        what: `${number}: ${finding.summary}${lastOf(finding)}`,
      }),
    ),
  );
  return [...told, ...states, ...acts].toSorted((a, b) => a.at.localeCompare(b.at));
}

const kindAt = ({ audit }: Report, atMs: number) =>
  audit.pages.find(({ startedAt, kind }) => kind !== 'route' && ms(startedAt) === atMs)?.kind ?? 'load';

const lastOf = ({ firstObserved, lastObserved }: Finding): string =>
  firstObserved.slice(0, 19) === lastObserved.slice(0, 19) ? '' : `, last ${clock(lastObserved)}`;
