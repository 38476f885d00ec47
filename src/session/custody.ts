import type { Audit } from '../model/audit.ts';
import type { CustodyEntry } from '../model/custody.ts';

/** Beyond this many the record was exported often enough: the newest is left out. */
const entriesAtMost = 1_000;

/** The audit with one more step of its life noted. `by`: the tool and where it runs; who sat before it is not known. */
export function withStep(
  audit: Audit,
  event: CustodyEntry['event'],
  by: string,
  chainHead: string | null = null,
  detail?: string,
): Audit {
  const at = new Date().toISOString();
  const entry: CustodyEntry = { event, at, by, chainHead, ...(detail === undefined ? {} : { detail }) };
  return { ...audit, custody: [...(audit.custody ?? []), entry].slice(0, entriesAtMost) };
}

/** Whether its end was noted; one that recorded once more after that has a later end. */
export function isSealed({ endedAtMs, custody = [] }: Audit): boolean {
  const stopped = custody.findLast(({ event }) => event === 'stopped');
  return stopped !== undefined && Date.parse(stopped.at) >= (endedAtMs ?? 0);
}
