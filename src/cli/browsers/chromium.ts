import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { BrowserHandle, LaunchOptions } from './browser.ts';
import { chromiumPage } from './chromium-page.ts';
import { findBrowser } from './find-browser.ts';
import { pollUntil } from './poll.ts';

/**
 * Replaces Playwright's own list, which switches partitioned storage off (localStorage then fails in cross-site
 * frames). The rest keeps http as it is, asks nothing of outside servers, and lets Chrome accept --load-extension.
 */
const DISABLED_FEATURES = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'DisableLoadExtensionCommandLineSwitch',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'Translate',
];

/** A port that Chromium refuses before it opens a connection: where its sign-in and update checks are sent to. */
const NOWHERE = 'https://127.0.0.1:9/';

const RESTARTED_AFTER_MS = 500;

/** Launches Chromium with the extension; see LaunchOptions and BrowserHandle. */
export async function launchChromium(options: LaunchOptions): Promise<BrowserHandle<BrowserContext, Page>> {
  const extensionDir = realpathSync(options.extensionDir);
  const extensionOrigin = `chrome-extension://${extensionId(extensionDir)}`;
  const extensionDirs = [...(options.otherExtensionDirs ?? []).map((dir) => realpathSync(dir)), extensionDir];
  // Not above: in the one file of the built command line that would load it for every command.
  const { chromium } = await import('playwright-core');
  const context = await chromium.launchPersistentContext(options.userDataDir ?? '', {
    executablePath: findBrowser('chromium'),
    headless: !options.headed,
    handleSIGINT: !options.sigintIsMine,
    viewport: options.headed ? null : { width: 1280, height: 720 },
    // As root Chromium refuses to start with its sandbox; everybody else keeps it, since pages are hostile.
    chromiumSandbox: process.getuid?.() !== 0,
    // Playwright turns extensions and the back-forward cache off.
    ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache'],
    args: [
      `--disable-extensions-except=${extensionDirs.join(',')}`,
      `--load-extension=${extensionDirs.join(',')}`,
      `--disable-features=${DISABLED_FEATURES.join(',')}`,
      '--disable-gpu',
      '--disable-quic',
      '--disable-domain-reliability',
      '--disable-client-side-phishing-detection',
      '--no-pings',
      ...['gaia-url=', 'component-updater=url-source='].map((name) => `--${name}${NOWHERE}`),
      // Also for service workers, which Playwright's ignoreHTTPSErrors does not reach.
      ...(options.ignoreCertificateErrors ? ['--ignore-certificate-errors'] : []),
    ],
    ...(options.proxyUrl ? { proxy: { server: options.proxyUrl } } : {}),
  });

  const browserSession = await context.browser()?.newBrowserCDPSession();
  if (!browserSession) throw new Error('No connection to the browser');
  const backgrounds = () => backgroundTargets(browserSession, extensionOrigin);
  const handle: BrowserHandle<BrowserContext, Page> = {
    name: 'chromium',
    version: context.browser()?.version() ?? 'unknown',
    extensionOrigin,
    newPage: async () => chromiumPage(await context.newPage()),
    openExtensionPage: async (path) => {
      const page = chromiumPage(await context.newPage());
      await page.goto(`${extensionOrigin}/${path}`);
      return page;
    },
    killBackground: async () => {
      const doomed = await backgrounds();
      for (const targetId of doomed) await browserSession.send('Target.closeTarget', { targetId });
      const gone = async () => !(await backgrounds()).some((targetId) => doomed.includes(targetId));
      // A message that waits starts the worker again at once, under the same id: then there is no gap to see.
      await pollUntil(gone, RESTARTED_AFTER_MS, 'the end of the service worker').catch(() => {});
    },
    isBackgroundRunning: async () => (await backgrounds()).length > 0,
    close: () => context.close(),
    raw: context,
  };
  await pollUntil(handle.isBackgroundRunning, 10_000, `the extension in ${extensionDir}`).catch(
    async (error) => {
      await context.close();
      throw new Error('Chromium did not load the extension. Google Chrome refuses to; use Chromium.', {
        cause: error,
      });
    },
  );
  return handle;
}

/** Chromium's own rule: from the manifest's key or else from the folder's real path, first 128 bits in letters a–p. */
function extensionId(extensionDir: string): string {
  const manifest: { key?: string } = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8'));
  const source = manifest.key ? Buffer.from(manifest.key, 'base64') : extensionDir;
  const digest = createHash('sha256').update(source).digest('hex').slice(0, 32);
  return digest.replace(/./g, (digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16)));
}

/** The targets of the extension's service worker. Closing one stops the worker; what it held in memory is gone. */
async function backgroundTargets(session: CDPSession, extensionOrigin: string): Promise<string[]> {
  const { targetInfos } = await session.send('Target.getTargets');
  return targetInfos
    .filter(({ type, url }) => type === 'service_worker' && url.startsWith(extensionOrigin))
    .map(({ targetId }) => targetId);
}
