import { existsSync, readdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { BrowserName } from '../../src/cli/browsers/browser.ts';
import { openSiteAudits, type SiteAudits } from '../innocent/audits.ts';
import type { VendorEntry } from '../widgets/widget.ts';
import { type Judged, judgeRoute } from './judge.ts';
import type { DetectorRoute } from './route.ts';

export interface ListedRoute {
  detector: string;
  route: DetectorRoute;
}

export interface RouteResult extends Judged {
  detector: string;
  /** Of the route. */
  id: string;
  browser: BrowserName;
}

/** Sites audited at once in one browser. */
const LANES = 4;

const folder = new URL('.', import.meta.url);
const detectorFolder = new URL('../../src/detect/detectors/', import.meta.url);

/** Detectors that have a file of routes. */
export const routedDetectors: readonly string[] = readdirSync(detectorFolder)
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((id) => existsSync(new URL(`${id}.ts`, folder)));

/** Every route of these detectors, in order. */
export async function listRoutes(detectors = routedDetectors): Promise<ListedRoute[]> {
  const lists = detectors.map(async (detector) => {
    const { routes }: { routes: DetectorRoute[] } = await import(
      /* @vite-ignore */ new URL(`${detector}.ts`, folder).href
    );
    return routes.map((route) => ({ detector, route }));
  });
  return (await Promise.all(lists)).flat();
}

/** One launch of a browser for all these routes; `extensionDir` is the built, granted extension unless told. */
export function openRouteAudits(
  browser: BrowserName,
  listed: readonly ListedRoute[],
  extensionDir?: string,
): Promise<SiteAudits> {
  const vendors = vendorsOf(listed.map(({ route }) => route));
  return openSiteAudits({
    browser,
    vendors,
    slowdown: 1,
    lanes: LANES,
    ...(extensionDir ? { extensionDir } : {}),
  });
}

/**
 * A busy machine may be late once: what was missed, or broke off, is tried again. A wrong name is wrong at any try. Throws
 * where a page breaks off twice.
 */
export async function auditRoute(
  audits: SiteAudits,
  browser: BrowserName,
  { detector, route }: ListedRoute,
): Promise<RouteResult> {
  const attempt = async () =>
    judgeRoute(await audits.audit(await route.site()), { detector, route, browser });
  const first = await attempt().catch(() => null);
  const judged = first && !first.missed ? first : await attempt();
  return { detector, id: route.id, browser, ...judged };
}

/** All vendors together, as a person's own file holds them. Throws where two routes define one differently. */
function vendorsOf(routes: readonly DetectorRoute[]): VendorEntry[] {
  const vendors = new Map<string, VendorEntry>();
  for (const vendor of routes.flatMap(({ affected, others = [] }) => [affected, ...others])) {
    const known = vendors.get(vendor.id);
    if (known && !isDeepStrictEqual(known, vendor)) throw new Error(`${vendor.id} is defined in two ways`);
    vendors.set(vendor.id, vendor);
  }
  return [...vendors.values()];
}
