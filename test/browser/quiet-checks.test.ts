import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import { shopDocument, shopRoutes } from '../pages/causes/shop.ts';
import { type Auditor, openAuditor } from './audit.ts';
import { writeBlockingExtension } from './blocking-extension.ts';

const chat = `<script src="https://cdn.parley.example/loader.js" defer></script>
  <script src="https://tracker.example/t.js"></script>`;

const documents = {
  '/on': shopDocument({ head: `<script>window.ParleySettings = { hidden: true };</script>${chat}` }),
  '/turned-off': shopDocument({
    head: `<script>
      window.ParleySettings = { hidden: true };
      setTimeout(() => { ParleySettings = { hidden: false }; }, 1200);
    </script>${chat}`,
  }),
  /** Whoever asks is told on the page's own server. */
  '/trap': shopDocument({
    head: `<script>
      const tell = (how) => navigator.sendBeacon('/read?' + how);
      window.ParleySettings = { get hidden() { tell('getter'); return true; } };
      Object.defineProperty(window, 'intercomSettings', { get() { tell('holder'); return {}; } });
    </script>${chat}`,
  }),
  '/read': { status: 204, body: '' },
};

describe.each(['chromium', 'firefox'] as const)('%s', (browser) => {
  const blocking = writeBlockingExtension('tracker.example');
  let auditor: Auditor;
  beforeAll(async () => {
    auditor = await openAuditor({
      browser,
      routes: shopRoutes(documents),
      vendors: DEMO_VENDORS_FILE,
      otherExtensionDirs: [blocking],
    });
  });
  afterAll(async () => {
    await auditor?.close();
    rmSync(blocking, { recursive: true });
  });

  const checksOn = async (path: string) =>
    (await auditor.audit({ url: `https://shop.example${path}`, seconds: 3 })).quietChecks;

  test('another blocker and the vendor’s own switch are seen', async () => {
    expect(await checksOn('/on')).toEqual([
      {
        id: 'other-protection',
        vendor: null,
        state: 'seen',
        detail: '1 request was blocked by the browser or by another extension, to tracker.example',
      },
      {
        id: 'vendor-switch',
        vendor: 'parley',
        state: 'seen',
        detail: 'the setting ParleySettings.hidden holds true on the page',
      },
    ]);
  });

  test('a switch that is turned off again is off', async () => {
    expect((await checksOn('/turned-off'))[1]).toMatchObject({ state: 'not-seen' });
  });

  test('no getter of the page is run', async () => {
    expect((await checksOn('/trap'))[1]).toMatchObject({ state: 'not-seen' });
    expect(auditor.internet.requests.filter(({ path }) => path.startsWith('/read'))).toEqual([]);
  });
});
