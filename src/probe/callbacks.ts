import { tellProbe } from './channel.ts';
import { each } from './natives.ts';
import { ownValue } from './traps.ts';

/**
 * Functions that take callbacks. Whoever replaces one stands in the stacks of callbacks that others gave it, and may do no
 * more than pass them on. The window's own `addEventListener` is one that a script has given it.
 */
const known: Record<string, unknown> = {};

/** Remembers, the first time, what has these names; tells if one of them is another, and looks no more. */
export function lookAtCallbacks(names: string[]): void {
  each([globalThis, EventTarget.prototype], (owner) =>
    each(names, (name) => {
      const value = ownValue(owner, name);
      known[name] ??= value;
      if (!value || value === known[name]) return;
      names.length = 0;
      tellProbe('callbacks', name, 1);
    }),
  );
}
