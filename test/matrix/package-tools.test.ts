import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_URL, DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import { demoRoutes } from '../../demo/routes.ts';
import { type Auditor, openAuditor } from '../browser/audit.ts';
import { exported } from '../browser/export-package.ts';
import { startCli } from '../browser/start-cli.ts';
import { foreignCheck } from '../package/foreign-tools.ts';

/** The demo's package as tools see it that are not ours. */
describe.each(['chromium', 'firefox'] as const)('%s', (browser) => {
  const folder = mkdtempSync(join(tmpdir(), 'package-tools-'));
  let auditor: Auditor;
  beforeAll(async () => {
    auditor = await openAuditor({ browser, routes: demoRoutes, vendors: DEMO_VENDORS_FILE });
  });
  afterAll(async () => {
    await auditor?.close();
    rmSync(folder, { recursive: true });
  });

  async function check(zip: Buffer): Promise<void> {
    const { faults, programs } = await foreignCheck(zip);
    console.log(`${browser}: ${zip.length} bytes checked by ${programs.join(', ')}, node:crypto, ajv`);
    expect(faults).toEqual([]);
  }

  it('holds as the command line writes it', async () => {
    const args = ['audit', DEMO_URL, '--browser', browser, '--out', folder, '--ignore-certificate-errors'];
    const { proxyUrl } = auditor.internet;
    const vendors = fileURLToPath(DEMO_VENDORS_FILE);
    const { code } = await startCli([...args, '--proxy', proxyUrl, '--vendors', vendors], folder).ended;
    expect(code).toBe(1);
    await check(readFileSync(join(folder, 'incident.zip')));
  });

  it('holds as the extension exports it', async () => {
    const { control } = auditor;
    const { page, tabId } = await control.openTab();
    const auditId = await control.start(tabId, []);
    await page.goto(DEMO_URL);
    await page.waitForFunction(() => document.readyState === 'complete');
    await control.stop(auditId);
    const shown = await auditor.browser.openExtensionPage(`export.html?audit=${auditId}`);
    await check(Buffer.from(await exported(shown, 'Export package'), 'base64'));
  });
});
