import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SiteAudits } from '../innocent/audits.ts';
import { auditRoute, listRoutes, openRouteAudits, type RouteResult } from '../routes/suite.ts';
import { routeTable } from '../routes/table.ts';

const listed = await listRoutes();
/** Waiting for a lane included. */
const TIMEOUT_MS = 600_000;

describe.each(['chromium', 'firefox'] as const)('%s', (browser) => {
  const results: RouteResult[] = [];
  let audits: SiteAudits;
  beforeAll(async () => {
    audits = await openRouteAudits(browser, listed);
  });
  afterAll(async () => {
    console.info(routeTable(results));
    await audits?.close();
  });

  describe.each(listed)('$detector', { concurrent: true, timeout: TIMEOUT_MS }, (one) => {
    test(one.route.id, async () => {
      const result = await auditRoute(audits, browser, one);
      results.push(result);
      expect(result).toMatchObject({ outcome: one.route.expected === null ? 'clean' : 'found' });
    });
  });
});
