import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchBrowser } from '../../src/cli/browsers/launch.ts';
import { openControl } from '../../src/cli/control.ts';
import { readObservations } from '../browser/observations.ts';
import {
  type Initiated,
  type InitiatorEvent,
  initiatedBy,
  type Judged,
  reasons,
  recordedInitiators,
} from '../initiators/compare.ts';
import { initiatorSite, isLibraryFile, libraries, libraryOf, pageUrls } from '../initiators/site.ts';
import { startInternet } from '../internet/internet.ts';

/** A preflight is the browser's own, before the page's request; a library's file is asked for by the page's tag. */
const isByLibrary = ({ request, initiator }: InitiatorEvent): boolean =>
  initiator.type !== 'preflight' && libraryOf(request.url) !== null && !isLibraryFile(request.url);

/** The next record of this address: a library calls the same one again and again. */
function takeFirst(recorded: Initiated[], url: string): string {
  const at = recorded.findIndex((one) => one.url === url);
  return at === -1 ? 'not recorded' : (recorded.splice(at, 1)[0]?.place ?? '');
}

/**
 * Our place of each third-party call beside the browser's own record of who asked for it. Chromium alone tells that
 * record (Network.requestWillBeSent); WebDriver BiDi gives a type and no place.
 */
test('the recorded place of a request is the one that the browser has', async () => {
  const internet = await startInternet(await initiatorSite());
  const handle = await launchBrowser({
    browser: 'chromium',
    extensionDir: 'dist/chromium-granted',
    proxyUrl: internet.proxyUrl,
    ignoreCertificateErrors: true,
  });
  try {
    const control = await openControl(handle);
    const { page, tabId } = await control.openTab();
    const events: InitiatorEvent[] = [];
    const session = await (page.raw as Page).context().newCDPSession(page.raw as Page);
    await session.send('Network.enable');
    session.on('Network.requestWillBeSent', (event) => events.push(event as InitiatorEvent));
    // Analytics keep quiet in a browser that calls itself headless.
    const userAgent = await page.evaluate(() => navigator.userAgent.replace('Headless', ''));
    await session.send('Network.setUserAgentOverride', { userAgent });
    const auditId = await control.start(tabId, []);
    for (const url of pageUrls) {
      await page.goto(url);
      await delay(6_000);
    }
    // The page goes on after the audit has ended.
    await session.detach();
    await delay(500);
    await control.stop(auditId);
    const ours = recordedInitiators(await readObservations(handle, auditId));

    const judged = events
      .filter(isByLibrary)
      .map(initiatedBy)
      .map(({ url, place }) => ({ url, place, recorded: takeFirst(ours, url) }));
    const rows = libraries.map(({ name }) => {
      const requests = judged.filter(({ url }) => libraryOf(url) === name);
      const agreed = requests.filter(({ place, recorded }) => place === recorded).length;
      return { library: name, requests: requests.length, agreed };
    });
    console.table(rows);
    const disagreed = judged.filter(({ place, recorded }) => place !== recorded);
    console.log(`${judged.length} requests by libraries, ${judged.length - disagreed.length} agreed`);
    expect(judged.length).toBeGreaterThanOrEqual(300);
    expect(rows.filter(({ requests }) => requests >= 10).length).toBeGreaterThanOrEqual(10);
    for (const { requests } of rows) expect(requests).toBeLessThanOrEqual(judged.length * 0.3);
    const hasReason = (request: Judged) => Object.values(reasons).some((explains) => explains(request));
    expect(disagreed.filter((request) => !hasReason(request))).toEqual([]);
    expect(disagreed.length).toBeLessThanOrEqual(judged.length * 0.01);
  } finally {
    await handle.close();
    await internet.close();
  }
});
