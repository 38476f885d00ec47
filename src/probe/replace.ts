import { defineProperty, getOwnPropertyDescriptor, makePlain } from './natives.ts';
import { ownValue } from './traps.ts';
import { addUndo } from './undo.ts';

export type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;
/** Written for receivers and arguments of some kind; it gets whatever the page calls it with. */
export type StandIn = (this: never, ...args: never[]) => unknown;

/**
 * Puts what `make` makes in the place of the method, the getter or the setter of a property where the browser has it, and
 * returns it. `current` tells what stands there later.
 */
export function replace(
  owner: object,
  name: string,
  side: 'value' | 'get' | 'set',
  make: (native: AnyFunction, current: () => unknown) => StandIn,
): StandIn | undefined {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  const native: unknown = descriptor?.[side];
  if (!descriptor?.configurable || typeof native !== 'function') return undefined;
  const current = () =>
    side === 'value' ? ownValue(owner, name) : getOwnPropertyDescriptor(owner, name)?.[side];
  const put = (now: PropertyDescriptor | undefined, value: unknown) =>
    defineProperty(owner, name, { ...now, [side]: value });
  const standIn = make(native as AnyFunction, current);
  put(descriptor, standIn);
  addUndo(() => {
    if (current() !== standIn) return;
    makePlain(native);
    put(getOwnPropertyDescriptor(owner, name), native);
  });
  return standIn;
}
