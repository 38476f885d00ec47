import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import { type Auditor, openAuditor } from '../browser/audit.ts';
import { draw } from '../draw.ts';
import { hostilePages } from '../pages/faults/hostile.ts';
import { faultRoutes, removal } from '../pages/faults/routes.ts';

/** Audits pages that turn on the recorder, `drawn` of them or all: each act is found, and the page notices nothing. */
export function testHostilePages(drawn = hostilePages.length): void {
  describe.each(['chromium', 'firefox'] as const)('hostile pages in %s', (browser) => {
    let auditor: Auditor;
    beforeAll(async () => {
      auditor = await openAuditor({ browser, routes: faultRoutes, vendors: DEMO_VENDORS_FILE });
    });
    afterAll(() => auditor?.close());

    test.each(draw(hostilePages, drawn))('$id', async ({ id, unnamed = [], imitates = false }) => {
      const { findings } = await auditor.audit({ url: `https://shop.example/hostile/${id}`, seconds: 2.5 });
      const noticed = auditor.internet.requests.filter(({ path }) => path.startsWith('/noticed')).at(-1);
      expect(noticed?.path).toBe('/noticed?acted=true&errors=&ours=');
      expect(auditor.pageErrors).toEqual([]);
      const found = findings.map(({ detector, verdict, actor: { scriptUrl, line } }) => ({
        detector,
        verdict,
        scriptUrl,
        line,
      }));
      const nobody = { verdict: 'inconclusive', scriptUrl: null, line: null };
      // For each of the two chats on the page.
      const imitation = imitates ? [{ detector: 'mismatched-stack', ...nobody }] : [];
      expect(found).toEqual([
        ...imitation,
        unnamed.includes(browser)
          ? { detector: 'removed-widget', ...nobody }
          : { detector: 'removed-widget', verdict: 'fail', ...removal },
        ...imitation,
      ]);
    });
  });
}
