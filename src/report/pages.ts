import type { Log } from '../attribution/log.ts';
import { isoTime } from '../detect/sentence.ts';
import type { Audit } from '../model/audit.ts';
import type { ObservationOf } from '../model/observation.ts';
import type { Report } from '../model/report.ts';

type Page = Report['audit']['pages'][number];

/** Every page of the audit in order of time: loads, and what visitors take for one (routes, history). */
export function listPages(log: Log, audit: Pick<Audit, 'tabs'>): Page[] {
  let views = 0;
  return log.of('page').flatMap((observation) => {
    const kind = kindOf(observation, audit.tabs[0]);
    if (!kind) return [];
    const isLoad = kind !== 'route' && kind !== 'restored';
    if (!isLoad) views += 1;
    const id = isLoad ? observation.page : `${observation.page}#${views}`;
    return [{ id, url: observation.fact.url, startedAt: isoTime(observation.atMs), kind }];
  });
}

/** Ids of the page loads that were recorded. */
export function recordedLoads(log: Log): Set<string> {
  return new Set(
    log
      .of('page')
      .filter(({ fact }) => fact.event === 'start' && fact.top)
      .map(({ page }) => page),
  );
}

function kindOf({ fact, tab }: ObservationOf<'page'>, auditedTab: number | undefined): Page['kind'] | null {
  if (!fact.top) return null;
  switch (fact.event) {
    case 'route':
      return 'route';
    case 'restored':
      return 'restored';
    case 'start':
      if (fact.prerender) return 'prerendered';
      return auditedTab !== undefined && tab !== auditedTab ? 'pop-out' : 'load';
    default:
      return null;
  }
}
