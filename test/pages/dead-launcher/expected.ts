import { setTimeout as delay } from 'node:timers/promises';
import type { PageHandle } from '../../../src/cli/browsers/browser.ts';
import { expectedAct } from '../expected-act.ts';

const clicks = [
  '#parley-launcher',
  '#overtalk-launcher',
  '#parley-bubble',
  '#parley-bubble',
  '#parley-launcher',
];
const watchedAfterMs = 1_000;

export const expected = { ...expectedAct('dead-launcher', 'overtalk-fail.js'), count: 2 };

/** The visitor clicks those of the buttons that the page has. */
export async function visit(page: PageHandle): Promise<void> {
  await delay(watchedAfterMs);
  for (const selector of clicks) {
    const isThere = await page.evaluate((sought) => document.querySelector(sought) !== null, selector);
    if (isThere) await page.click(selector);
  }
}
