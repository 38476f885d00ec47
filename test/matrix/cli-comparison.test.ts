import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_URL, DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import { demoRoutes } from '../../demo/routes.ts';
import { reportSchema } from '../../src/model/report.ts';
import { startCli } from '../browser/start-cli.ts';
import { type Internet, startInternet } from '../internet/internet.ts';

let internet: Internet;
beforeAll(async () => {
  internet = await startInternet(demoRoutes);
});
afterAll(() => internet.close());

test.each(['chromium', 'firefox'])(
  '%s compares with and without the scripts of its findings after it has said how often it loads the page',
  async (browser) => {
    const args = ['audit', DEMO_URL, '--browser', browser, '--format', 'json', '--compare', 'auto'];
    const network = ['--proxy', internet.proxyUrl, '--ignore-certificate-errors'];
    const vendors = ['--vendors', fileURLToPath(DEMO_VENDORS_FILE)];
    const { code, stdout, stderr } = await startCli([...args, ...network, ...vendors], tmpdir()).ended;
    expect(stderr).toMatch(/22 page loads/);
    const { comparisons, findings } = reportSchema.parse(JSON.parse(stdout));
    expect(comparisons).toMatchObject([{ state: 'completed', loadsPerArm: 5 }]);
    expect(comparisons[0]?.arms.map(({ arm, measured }) => [arm, measured])).toEqual([
      ['with', 5],
      ['without', 5],
      ['placebo', 5],
      ['probe-off', 5],
    ]);
    const confirmed = findings.filter((finding) => finding.confirmed).map(({ detector }) => detector);
    expect(confirmed).toContain('removed-widget');
    expect(code).toBe(1);
  },
);
