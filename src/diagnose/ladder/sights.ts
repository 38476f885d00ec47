import type { Log } from '../../attribution/log.ts';
import type { ObservationOf } from '../../model/observation.ts';
import { forbiddenElements } from './forbidden.ts';

/** A stretch of time, epoch ms; `toMs` is null when its end was not seen. */
export type Stretch = { fromMs: number; toMs: number | null };

export const sightSteps = ['rendered', 'visible', 'clickable'] as const;
type SightStep = (typeof sightSteps)[number];

/** When at least one element of a widget was drawn, could be seen, could be clicked, in one page load. */
export type Sights = Record<SightStep, Stretch[]>;

/** A frame that goes away this close to its page goes away with it. */
const leavesTogetherMs = 1000;

/** What visitors got of one vendor's widget, by page load, from the watcher's facts. */
export function sightsOf(log: Pick<Log, 'of'>, vendor: string): Map<string, Sights> {
  const pages = new Map<string, Sights>();
  const forbidden = forbiddenElements(log, vendor);
  for (const [page, events] of eventsByPage(log, vendor)) pages.set(page, follow(events, forbidden));
  return pages;
}

export function holdsAt(stretches: readonly Stretch[], atMs: number): boolean {
  return stretches.some(({ fromMs, toMs }) => fromMs <= atMs && (toMs === null || toMs > atMs));
}

type Event = ObservationOf<'widget'> | ObservationOf<'page'>;

function eventsByPage(log: Pick<Log, 'of'>, vendor: string): Map<string, Event[]> {
  const pages = new Map<string, Event[]>();
  for (const widget of log.of('widget')) {
    if (widget.fact.vendor !== vendor) continue;
    const events = pages.get(widget.page);
    if (events) events.push(widget);
    else pages.set(widget.page, [widget]);
  }
  for (const page of log.of('page')) pages.get(page.page)?.push(page);
  // Both lists are in true order, and a stable sort keeps a document's own order.
  for (const events of pages.values()) events.sort((a, b) => a.atMs - b.atMs);
  return pages;
}

/** What happens while the page goes away is its end and no loss. */
function follow(events: readonly Event[], forbidden: ReadonlySet<string>): Sights {
  const sights: Sights = { rendered: [], visible: [], clickable: [] };
  const elements = new Map<string, { document: string; steps: readonly SightStep[] }>();
  const leaves = events.filter((event) => isLife(event, 'hidden') && event.fact.top).map(({ atMs }) => atMs);
  let isAway = false;

  for (const event of events) {
    if (isWidget(event)) {
      if (isAway) continue;
      const key = `${event.document}\n${event.fact.node.id}`;
      const steps = forbidden.has(key) ? withoutUse(stepsOf(event)) : stepsOf(event);
      elements.set(key, { document: event.document, steps });
    } else if (event.fact.top) {
      if (event.fact.event === 'hidden') isAway = true;
      if (event.fact.event === 'restored') isAway = false;
    } else if (event.fact.event === 'hidden') {
      if (leaves.some((atMs) => Math.abs(atMs - event.atMs) <= leavesTogetherMs)) continue;
      for (const [key, { document }] of elements) if (document === event.document) elements.delete(key);
    }
    for (const step of sightSteps) {
      const isHeld = [...elements.values()].some(({ steps }) => steps.includes(step));
      mark(sights[step], isHeld, event.atMs);
    }
  }
  return sights;
}

function mark(stretches: Stretch[], isHeld: boolean, atMs: number): void {
  const last = stretches.at(-1);
  const wasHeld = last !== undefined && last.toMs === null;
  if (isHeld && !wasHeld) stretches.push({ fromMs: atMs, toMs: null });
  if (!isHeld && last && wasHeld) last.toMs = atMs;
}

function stepsOf({ fact }: ObservationOf<'widget'>): SightStep[] {
  if (!fact.connected) return [];
  if (!fact.visible) return fact.rendered ? ['rendered'] : [];
  return fact.clickable ? [...sightSteps] : ['rendered', 'visible'];
}

const withoutUse = (steps: readonly SightStep[]): SightStep[] => steps.filter((step) => step === 'rendered');

function isWidget(event: Event): event is ObservationOf<'widget'> {
  return event.fact.kind === 'widget';
}

function isLife(event: Event, what: string): event is ObservationOf<'page'> {
  return event.fact.kind === 'page' && event.fact.event === what;
}
