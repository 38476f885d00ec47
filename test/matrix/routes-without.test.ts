import { describe, expect, test } from 'vitest';
import { buildWithout } from '../../scripts/without.ts';
import { auditRoute, type ListedRoute, listRoutes, openRouteAudits } from '../routes/suite.ts';

/** Sensors by which a detector sees what its routes do: without one of them, each route must be missed. */
const sensorsOf: Record<string, readonly string[]> = {
  'removed-widget': ['tree'],
  'hidden-widget': ['attributes', 'sheets', 'tree', 'markup', 'shadow'],
  'covered-widget': ['tree', 'markup', 'attributes'],
  'blocked-loader': ['attributes', 'tree', 'markup'],
  'overwritten-api': ['globals'],
  'foreign-request': ['requests'],
  'driven-api': ['requests'],
  'foreign-write': ['requests', 'storage', 'globals'],
  'matching-identifiers': ['requests'],
  'sent-value': ['requests'],
};

const browser = 'chromium';
const acts = (await listRoutes()).filter(({ route }) => route.expected !== null);
const keyOf = ({ detector, route }: ListedRoute) => `${detector}: ${route.id}`;
const TIMEOUT_MS = 1_200_000;

/** The acts that a build without this part does not find. */
async function missedWithout(part: string, listed: readonly ListedRoute[]): Promise<string[]> {
  const build = await buildWithout(part, browser);
  const audits = await openRouteAudits(browser, listed, build.extensionDir);
  try {
    const results = await Promise.all(listed.map((one) => auditRoute(audits, browser, one)));
    return listed.filter((_, index) => results[index]?.missed).map(keyOf);
  } finally {
    await audits.close();
    await build.remove();
  }
}

describe('in a build without', { timeout: TIMEOUT_MS }, () => {
  test.each([...new Set(acts.map(({ detector }) => detector))])(
    'the detector %s, none of its routes is found',
    async (id) => {
      const own = acts.filter(({ detector }) => detector === id);
      expect(await missedWithout(`detector/${id}`, own)).toEqual(own.map(keyOf));
    },
  );

  test('the sensors, each route is missed without one of them', async () => {
    const missed = new Set<string>();
    for (const sensor of new Set(Object.values(sensorsOf).flat())) {
      const concerned = acts.filter(({ detector }) => sensorsOf[detector]?.includes(sensor));
      for (const key of await missedWithout(`sensor/${sensor}`, concerned)) missed.add(key);
    }
    expect(acts.map(keyOf).filter((key) => !missed.has(key))).toEqual([]);
  });
});
