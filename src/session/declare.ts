import type { Audit } from '../model/audit.ts';
import type { Declared } from '../model/declared.ts';
import { withStep } from './custody.ts';

const detail = 'what is declared was changed';

/**
 * The audit with what a person declared. After its end that is an edit of the record: noted once for a row of edits, with the
 * time of the last, since they are saved as they are typed.
 */
export function withDeclared(audit: Audit, declared: Declared, by: string): Audit {
  const { declared: before = {}, state, custody = [] } = audit;
  if (JSON.stringify(before) === JSON.stringify(declared)) return audit;
  const changed = { ...audit, declared };
  if (state === 'recording') return changed;
  const kept = custody.at(-1)?.detail === detail ? custody.slice(0, -1) : custody;
  return withStep({ ...changed, custody: kept }, 'edited', by, null, detail);
}
