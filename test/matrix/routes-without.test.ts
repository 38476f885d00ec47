import { describe, expect, test } from 'vitest';
import { buildWithout } from '../../scripts/without.ts';
import { auditRoute, type ListedRoute, listRoutes, openRouteAudits } from '../routes/suite.ts';

/**
 * Parts by which a detector sees what its routes do: without one of them, each route must be missed. All but one are
 * sensors. What a dormant reference names stands in texts that the background reads, whatever the page's scripts call.
 */
const partsOf: Record<string, readonly string[]> = {
  'removed-widget': ['sensor/tree', 'sensor/markup'],
  'hidden-widget': ['sensor/attributes', 'sensor/sheets', 'sensor/tree', 'sensor/markup'],
  'covered-widget': ['sensor/attributes', 'sensor/tree', 'sensor/markup'],
  'dead-launcher': ['sensor/clicks', 'sensor/attributes'],
  'blocked-loader': ['sensor/attributes', 'sensor/tree', 'sensor/markup'],
  'suppressed-request': ['sensor/under-patches'],
  'suppressed-call': ['sensor/under-patches', 'sensor/timers'],
  'suppressed-invitation': ['sensor/timers'],
  'overwritten-api': ['sensor/globals'],
  'wrapped-channel': ['sensor/globals'],
  'altered-config': ['sensor/globals'],
  'foreign-request': ['sensor/requests'],
  'driven-api': ['sensor/requests'],
  'foreign-write': ['sensor/requests', 'sensor/storage', 'sensor/globals'],
  'matching-identifiers': ['sensor/requests'],
  'sent-value': ['sensor/requests'],
  // Of what the sensors of the others saw, it tells what stands under another's name.
  'mismatched-stack': ['sensor/attributes', 'sensor/tree', 'sensor/globals'],
  'dormant-reference': ['reader/find-names'],
};

/** Two acts, each of which tells by itself: no single part is missed. */
const toldTwice = ['blocked-loader: yett retypes the script that the parser brings, and takes it out'];

const browser = 'chromium';
const acts = (await listRoutes()).filter(({ route }) => route.expected !== null);
const keyOf = ({ detector, route }: ListedRoute) => `${detector}: ${route.id}`;
const TIMEOUT_MS = 1_200_000;

/** The acts that a build without these parts does not find, or not where they were done. */
async function missedWithout(parts: readonly string[], listed: readonly ListedRoute[]): Promise<string[]> {
  const build = await buildWithout(parts, browser);
  const audits = await openRouteAudits(browser, listed, build.extensionDir);
  try {
    const results = await Promise.all(listed.map((one) => auditRoute(audits, browser, one)));
    return listed.filter((_, index) => results[index]?.outcome !== 'found').map(keyOf);
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
      expect(await missedWithout([`detector/${id}`], own)).toEqual(own.map(keyOf));
    },
  );

  const missed = new Set<string>();

  test.each([...new Set(Object.values(partsOf).flat())])('%s, routes are missed', async (part) => {
    const concerned = acts.filter((act) => partsOf[act.detector]?.includes(part) && !missed.has(keyOf(act)));
    const found = await missedWithout([part], concerned);
    for (const key of found) missed.add(key);
    expect(found).not.toEqual([]);
  });

  test('all parts of its detector, each route that two parts tell of is missed', async () => {
    expect(acts.map(keyOf).filter((key) => !missed.has(key))).toEqual(toldTwice);
    for (const { detector, route } of acts.filter((act) => toldTwice.includes(keyOf(act)))) {
      const own = [{ detector, route }];
      expect(await missedWithout(partsOf[detector] ?? [], own)).toEqual(own.map(keyOf));
    }
  });
});
