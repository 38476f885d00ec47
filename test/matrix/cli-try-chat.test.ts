import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_VENDORS_FILE, TWIN_URL } from '../../demo/expected.ts';
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
  '%s tries a chat after it has said what that may mean',
  async (browser) => {
    const args = ['audit', TWIN_URL, '--browser', browser, '--format', 'json', '--try-chat', 'parley'];
    const network = ['--proxy', internet.proxyUrl, '--ignore-certificate-errors'];
    const vendors = ['--vendors', fileURLToPath(DEMO_VENDORS_FILE)];
    const { stdout, stderr } = await startCli([...args, ...network, ...vendors], tmpdir()).ended;
    expect(stderr).toBe('trying the chat of parley: this may reach live agents\n');
    const { widgets } = reportSchema.parse(JSON.parse(stdout));
    const ladder = widgets.find(({ vendor }) => vendor === 'parley')?.ladder;
    expect(ladder).toContainEqual({ step: 'session-starts', state: 'reached', at: expect.any(String) });
  },
);
