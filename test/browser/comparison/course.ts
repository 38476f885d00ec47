import type { PageHandle } from '../../../src/cli/browsers/browser.ts';
import type { FactOf, Observation } from '../../../src/model/observation.ts';
import type { LoggedRequest } from '../../internet/routes.ts';

type Course = FactOf<'comparison'>['course'];
export type CourseFact = { atMs: number; page: string; course: Course };

/** The facts about comparisons that an audit's record holds, in order of time; asked from a page of the extension. */
export async function courseOf(ours: PageHandle, auditId: string): Promise<CourseFact[]> {
  const text = await ours.evaluate(async (id): Promise<string> => {
    const open = indexedDB.open('widget-witness');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const asked = db
      .transaction('pieces')
      .objectStore('pieces')
      .getAll(IDBKeyRange.bound([id], [id, []]));
    const all = await new Promise<Observation[]>((resolve) => {
      asked.onsuccess = () => resolve(asked.result.flatMap(({ observations }) => observations));
    });
    db.close();
    return JSON.stringify(all.filter(({ fact }) => fact.kind === 'comparison'));
  }, auditId);
  const observations: Observation[] = JSON.parse(text);
  return observations
    .map(({ atMs, page, fact }) => ({ atMs, page, course: (fact as FactOf<'comparison'>).course }))
    .sort((a, b) => a.atMs - b.atMs);
}

export type MeasuredLoad = {
  arm: string;
  step: string | null;
  page: string;
  documents: number;
  asked: string[];
};

/**
 * Each measured load with the scripts that the fixture internet was asked for, from the request for its document on.
 * `documents`: how often the document was asked for since the load before; 1 where the load came from the network.
 */
export function loadsOf(
  course: CourseFact[],
  pageUrl: string,
  log: readonly LoggedRequest[],
): MeasuredLoad[] {
  let sinceMs = course[0]?.atMs ?? 0;
  return course.flatMap(({ atMs, page, course: now }) => {
    if (now.event !== 'measured') return [];
    const made = log.filter(({ at }) => at > sinceMs && at <= atMs);
    const documents = made.filter((request) => urlOf(request) === pageUrl);
    const beganMs = documents.at(-1)?.at ?? Number.POSITIVE_INFINITY;
    const asked = made.filter(({ at, path }) => at >= beganMs && /\.js$/.test(path)).map(urlOf);
    sinceMs = atMs;
    return [{ arm: now.arm, step: now.step, page, documents: documents.length, asked }];
  });
}

function urlOf({ scheme, host, path }: LoggedRequest): string {
  return `${scheme}://${host}${path}`;
}
