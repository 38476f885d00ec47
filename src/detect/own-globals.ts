import type { ObservationOf } from '../model/observation.ts';
import type { Vendor } from '../model/vendor.ts';

type Change = ObservationOf<'global'>;

/** Whether what changed is one of the vendor's globals or a member of one. */
export function isOwnGlobal({ fact }: Change, { globals }: Vendor): boolean {
  const changed = fact.path ? `${fact.name}.${fact.path}` : fact.name;
  return globals.some(({ value }) => changed === value || changed.startsWith(`${value}.`));
}

const plain: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);

/** A member that held a plain value: data, and no function that could be called. */
export function isPlainMember({ fact }: Change): boolean {
  return fact.path !== '' && plain.has(fact.before);
}
