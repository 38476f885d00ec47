import type { Internet } from '../internet/internet.ts';
import { type AnswerSource, createRouteTable, type PathPattern, type Routes } from '../internet/routes.ts';

export interface Lanes {
  /** Does the work while its routes answer; waits until a lane is free in which nobody else answers the same address. */
  run<Result>(routes: Routes, work: () => Promise<Result>): Promise<Result>;
}

/** Shares one fixture internet between at most `limit` sites at a time; a site's routes are gone when its work is done. */
export function createLanes(internet: Internet, limit: number): Lanes {
  const active = new Set<{ routes: Routes; find: ReturnType<typeof createRouteTable>['find'] }>();
  let waiting: { routes: Routes; go: () => void }[] = [];

  internet.route('*', '/*', (request) => {
    for (const { find } of active) {
      const source = find(request.host, request.path);
      if (source) return typeof source === 'function' ? source(request) : source;
    }
    return { status: 404, headers: { 'access-control-allow-origin': '*' }, body: 'no such page' };
  });

  const isFree = (routes: Routes) =>
    active.size < limit && [...active].every((other) => !disagree(routes, other.routes));
  const admit = () => {
    for (const entry of waiting) {
      if (!isFree(entry.routes)) continue;
      waiting = waiting.filter((other) => other !== entry);
      entry.go();
    }
  };

  return {
    run: async (routes, work) => {
      const place = { routes, find: createRouteTable(routes).find };
      await new Promise<void>((resolve) => {
        waiting.push({ routes, go: () => resolve(void active.add(place)) });
        admit();
      });
      try {
        return await work();
      } finally {
        active.delete(place);
        admit();
      }
    },
  };
}

type Pair = readonly [PathPattern, AnswerSource];
const pairs = (paths: Routes[string]): Pair[] => (Array.isArray(paths) ? paths : Object.entries(paths));

/** Both answer for a host of which they do not say the same. Different exact paths do not meet. */
function disagree(some: Routes, others: Routes): boolean {
  return Object.entries(some).some(([host, paths]) => {
    const theirs = pairs(others[host] ?? {});
    const ours = pairs(paths);
    if (theirs.length === 0) return false;
    if ([...ours, ...theirs].every(([path]) => isExact(path)))
      return ours.some(([path, answer]) => theirs.some((other) => other[0] === path && other[1] !== answer));
    return ours.length !== theirs.length || ours.some((pair, index) => !samePair(pair, theirs[index]));
  });
}

const isExact = (path: PathPattern): boolean => typeof path === 'string' && !path.endsWith('*');
const samePair = (one: Pair, other: Pair | undefined): boolean =>
  other !== undefined && one[0] === other[0] && one[1] === other[1];
