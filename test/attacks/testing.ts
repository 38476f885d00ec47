import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserName } from '../../src/cli/browsers/browser.ts';
import type { SiteAudits } from '../innocent/audits.ts';
import type { Attack } from './attack.ts';
import { type AttackResult, openAttackAudits, play } from './suite.ts';

/** Waiting for a lane included. */
const TIMEOUT_MS = 600_000;

type Kind = AttackResult['outcome']['kind'];

/**
 * Each attack must mislead the naive capture, and not us: only where it is a named limit may nobody be named, and for the
 * reason that is listed. Returns how they came out, complete when the tests have run.
 */
export function testAttacks(
  browser: BrowserName,
  attacks: readonly Attack[],
  lanes: number,
): ReadonlyMap<string, Kind> {
  const kinds = new Map<string, Kind>();
  describe(browser, () => {
    let audits: SiteAudits;
    /** Kept over a second try: a slow machine excuses a missing answer, and no wrong name. */
    const wronglyNamed: string[] = [];
    beforeAll(async () => {
      audits = await openAttackAudits(browser, lanes);
    });
    afterAll(() => audits?.close());

    test.for(attacks)('$id', { concurrent: true, timeout: TIMEOUT_MS }, async (attack) => {
      const { misled, outcome } = await play(audits, browser, attack);
      kinds.set(attack.id, outcome.kind);
      expect(misled, 'scripts that the naive capture named wrongly').not.toEqual([]);
      if (outcome.kind === 'wrong') wronglyNamed.push(`${attack.id}: ${outcome.said}`);
      const reason = attack.limits?.[browser];
      expect(outcome).toEqual({ ...outcome, kind: reason ? 'unknown' : 'right' });
      if (reason) expect(outcome.said).toContain(`: ${reason})`);
    });

    test('names nobody wrongly, at any try', { retry: 0 }, () => {
      expect(wronglyNamed).toEqual([]);
    });
  });
  return kinds;
}
