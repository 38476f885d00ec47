import { parseArgs } from 'node:util';
import type { BrowserName } from '../src/cli/browsers/browser.ts';
import type { Attack } from '../test/attacks/attack.ts';
import { allAttacks } from '../test/attacks/page.ts';
import { type AttackResult, openAttackAudits, play } from '../test/attacks/suite.ts';
import { attackTable } from '../test/attacks/table.ts';

/** Plays every attack on attribution against a naive capture and the built extension, and prints one table. */
const { values } = parseArgs({
  options: {
    attack: { type: 'string', multiple: true },
    browser: { type: 'string', multiple: true },
  },
});

const attacks = (await allAttacks()).filter(({ id }) => values.attack?.includes(id) ?? true);
const browsers = (values.browser ?? ['chromium', 'firefox']) as BrowserName[];

const results: AttackResult[] = [];
for (const browser of browsers) results.push(...(await playAll(browser, attacks)));
console.log(attackTable(results));

async function playAll(browser: BrowserName, list: readonly Attack[]): Promise<AttackResult[]> {
  const audits = await openAttackAudits(browser);
  try {
    return await Promise.all(list.map((attack) => play(audits, browser, attack)));
  } finally {
    await audits.close();
  }
}
