import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import type { BrowserName, PageHandle } from '../../src/cli/browsers/browser.ts';
import { readVendorFile } from '../../src/cli/vendors.ts';
import { plainVendor } from '../../src/vendors/user.ts';
import { openSiteAudits, type SiteAudits } from '../innocent/audits.ts';
import type { InnocentSite } from '../innocent/innocent-case.ts';
import type { Attack } from './attack.ts';
import { namedWrongly, type Outcome, outcomeOf, type Sighting } from './judge.ts';
import { attackRoutes, pageUrl } from './page.ts';

export interface AttackResult {
  attack: Attack;
  browser: BrowserName;
  /** Scripts that the naive capture named and that did not act. */
  misled: string[];
  /** What the built extension said. */
  outcome: Outcome;
}

/** Long enough for the watcher to find the chat before the attack. */
const WATCHED_AFTER_MS = 1_000;
const ACTED_WITHIN_MS = 4_000;

export function openAttackAudits(browser: BrowserName, lanes = 4): Promise<SiteAudits> {
  const vendors = readVendorFile(fileURLToPath(DEMO_VENDORS_FILE)).map(plainVendor);
  return openSiteAudits({ browser, vendors, slowdown: 1, lanes });
}

/** Plays the attack twice: without an audit against the naive capture, and against the built extension. */
export async function play(audits: SiteAudits, browser: BrowserName, attack: Attack): Promise<AttackResult> {
  const sightings = await audits.visit(siteOf(attack, { naive: true }), readNaive);
  const report = await audits.audit(siteOf(attack, { naive: false }));
  return { attack, browser, misled: namedWrongly(sightings, attack), outcome: outcomeOf(report, attack) };
}

const siteOf = (attack: Attack, kind: { naive: boolean }): InnocentSite => ({
  url: pageUrl(attack, kind),
  routes: attackRoutes(attack),
  visit: strike,
  seconds: 1.5,
});

async function strike(page: PageHandle): Promise<void> {
  await page.waitForFunction(() => document.getElementById('parley-launcher') !== null);
  await delay(WATCHED_AFTER_MS);
  // A message comes from nowhere: nothing of the driver's stands in the stack.
  await page.evaluate(() => window.postMessage('act', '*'));
  const isGone = () => document.getElementById('parley-launcher') === null;
  await page.waitForFunction(isGone, undefined, { timeoutMs: ACTED_WITHIN_MS }).catch(() => undefined);
}

async function readNaive(page: PageHandle): Promise<Sighting[]> {
  return JSON.parse(
    await page.evaluate(() =>
      JSON.stringify((window as unknown as { naiveCapture(): unknown }).naiveCapture()),
    ),
  );
}
