import { isoTime } from '../../detect/sentence.ts';
import type { RecordedAudit } from '../../model/audit.ts';
import type { CustodyEntry } from '../../model/custody.ts';

/** What was done with the record; where nothing is noted, that it was recorded, since that is known of each. */
export function custodyOf({ custody, startedAtMs, browser }: RecordedAudit, version: string): CustodyEntry[] {
  if (custody && custody.length > 0) return custody;
  const by = `Widget Witness ${version} in ${browser}`;
  return [{ event: 'recorded', at: isoTime(startedAtMs), by, chainHead: null }];
}

/** The head of the chain as it was shown when the recording ended; null where none was made. */
export function headAtStop({ custody = [] }: Pick<RecordedAudit, 'custody'>): string | null {
  return custody.findLast(({ event }) => event === 'stopped')?.chainHead ?? null;
}
