import {
  bare,
  defineProperty,
  defineValue,
  deleteProperty,
  each,
  getOwnPropertyDescriptor,
  hasOwn,
  keys,
  weakMap,
} from './natives.ts';
import type { Origin } from './origin.ts';
import { addUndo } from './undo.ts';

/**
 * Properties of the page's objects that tell when something else is put there. A data property is made an accessor, as
 * long as the page does not look: before it asks for the property, or defines it anew, `release` makes it what the page
 * believes it to be, and afterwards `reclaim` traps it again.
 */

export type TrapEvent = 'assigned' | 'redefined' | 'deleted' | 'gone';
/** Another value stands there, or none. Of what was assigned the stack is still to be taken: three frames of ours are on it. */
type Changed = (event: TrapEvent, before: unknown, after: unknown, origin?: Origin) => void;

export type Trap = {
  owner: object;
  property: string;
  /** Which part of the property is trapped: a value, or the setter of an accessor. */
  field: 'value' | 'set';
  /** What stood there when the trap was set. */
  base: unknown;
  /** The property as the page left it. */
  look: PropertyDescriptor;
  onChange: Changed;
  get?: PropertyDescriptor['get'];
  set?: PropertyDescriptor['set'];
  /** An object that inherits the property got one of its own. */
  inherited?(heir: object): void;
};

const traps = weakMap<object, Record<string, Trap>>();
/** What we put over a function of the page's → that function: who puts ours somewhere means the page's. */
export const laidUnder = weakMap<object, unknown>();
const underneath = (value: unknown): unknown => laidUnder.get(value as object) ?? value;

export const hasTraps = (owner: unknown): boolean => traps.has(owner as object);

/** The traps of an object by property; there is such a list from now on. */
export function trapsOn(owner: object): Record<string, Trap> {
  const known = traps.get(owner) ?? bare({});
  traps.set(owner, known);
  return known;
}

export function trapAt(owner: unknown, property: unknown): Trap | undefined {
  const known = traps.get(owner as object);
  return known && typeof property === 'string' && hasOwn(known, property) ? known[property] : undefined;
}

export function eachTrap(owner: object, visit: (trap: Trap) => void): void {
  const known = trapsOn(owner);
  each(keys(known), (property) => visit(known[property] as Trap));
}

const isHeld = ({ get, set }: Trap, found: PropertyDescriptor | undefined): boolean =>
  found?.get === get && found?.set === set;

/** The value of an own data property, also of a trapped one; of what is no object, undefined. */
export function ownValue(owner: unknown, property: string): unknown {
  if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null) return undefined;
  const found = getOwnPropertyDescriptor(owner, property);
  if (!found || 'value' in found) return found?.value;
  const trap = trapAt(owner, property);
  return trap && isHeld(trap, found) ? trap.look.value : undefined;
}

/** `read` gives what readers get in the place of a trapped value; `willSet` runs before one is set. */
export function setTrap(
  owner: object,
  property: string,
  field: Trap['field'],
  onChange: Changed,
  read?: (value: unknown) => unknown,
  willSet?: (value: unknown) => unknown,
): Trap | undefined {
  const look = getOwnPropertyDescriptor(owner, property);
  if (!look?.configurable || !(field === 'value' ? look.writable : look.set)) return undefined;
  const accessors = {
    get: () => (read ? read(trap.look.value) : trap.look.value),
    set(this: unknown, next: unknown): void {
      willSet?.(next);
      assign(trap, this, underneath(next));
    },
  };
  const trap: Trap = bare({
    owner,
    property,
    field,
    base: look[field],
    look,
    onChange,
    ...(field === 'value' ? accessors : { get: look.get, set: look.set }),
  });
  trapsOn(owner)[property] = trap;
  put(trap);
  addUndo(() => release(trap));
  return trap;
}

function put({ owner, property, look: { enumerable, configurable }, get, set }: Trap): void {
  defineProperty(owner, property, { get, set, enumerable, configurable } as PropertyDescriptor);
}

/** Called by the setter. */
function assign({ owner, property, look, onChange, inherited }: Trap, self: unknown, value: unknown): void {
  // An object that inherits from the trapped one gets a property of its own, as it would without us.
  if (self !== owner && !(owner === (globalThis as unknown) && self === undefined)) {
    defineValue(self as object, property, value);
    inherited?.(self as object);
    return;
  }
  const before = look.value;
  look.value = value;
  if (before === value) return;
  try {
    onChange('assigned', before, value);
  } catch {
    // Fail open: the assignment is done.
  }
}

/** Makes the property what the page believes it to be. */
export function release(trap: Trap): void {
  const { owner, property, look } = trap;
  const found = getOwnPropertyDescriptor(owner, property);
  if (found?.configurable && isHeld(trap, found)) defineProperty(owner, property, look);
}

/** Traps the property again, if it still is of that kind, and tells what changed. No origin: nobody was seen to do it. */
export function reclaim(trap: Trap, event: TrapEvent, origin?: Origin): void {
  const { owner, property, field, look, onChange } = trap;
  const found = getOwnPropertyDescriptor(owner, property);
  if (isHeld(trap, found)) return;
  const before = look[field];
  const after = underneath(found && (found[field] ?? found.get));
  const isKept = found?.configurable && (field === 'value' ? found.writable : found.set);
  if (isKept) {
    trap.look = bare({ ...found, [field]: after });
    if (field === 'set') {
      trap.get = found.get;
      trap.set = found.set;
    }
  } else deleteProperty(trapsOn(owner), property);
  if (before !== after) onChange(found || origin ? event : 'gone', before, after, origin);
  if (isKept) put(trap);
}
