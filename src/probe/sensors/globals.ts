import { budget } from '../budget.ts';
import { emit } from '../channel.ts';
import {
  bare,
  each,
  getOwnPropertyDescriptor,
  hasOwn,
  isArray,
  isExtensible,
  isPlain,
  keys,
} from '../natives.ts';
import type { Origin } from '../origin.ts';
import type { Sensor } from '../sensor.ts';
import { originAt } from '../stack.ts';
import {
  eachTrap,
  hasTraps,
  ownValue,
  reclaim,
  release,
  setTrap,
  type Trap,
  type TrapEvent,
  trapAt,
  trapsOn,
} from '../traps.ts';
import { wrap } from '../wrap.ts';

/**
 * Watched globals and their methods. A global is trapped only once it exists, so that `'x' in window`
 * keeps saying what is true; the trap stays configurable and enumerable as the property was.
 */

const membersAtMost = 100;
/** A vendor may keep a counter in its object: of plain members only so many writes are told. */
const plainWritesAtMost = 10_000;
const mayTellPlain = budget('writes of plain values', plainWritesAtMost);

type Owner = Record<string, unknown>;
type GlobalEvent = 'present' | 'assigned' | 'redefined' | 'deleted' | 'frozen' | 'gone';

const names: string[] = [];
/** Objects whose members are trapped, with the global they belong to. */
const owners: { owner: Owner; name: string }[] = [];

/** What is to be done before a script gets or changes a global that holds settings, by name. */
const reaches: Record<string, () => void> = bare({});

export function onReach(name: string, reached: () => void): void {
  reaches[name] = reached;
}

function reach(name: string, value: unknown): unknown {
  try {
    reaches[name]?.();
  } catch {
    // Fail open: the page gets and sets what it would without us.
  }
  return value;
}

const kindOf = (value: unknown): string => (value === undefined ? 'absent' : typeof value);

function report(
  name: string,
  path: string,
  event: GlobalEvent,
  before: unknown,
  after: unknown,
  origin?: Origin,
): void {
  emit({
    kind: 'global',
    name,
    path,
    event,
    before: kindOf(before),
    after: kindOf(after),
    changed: before !== after,
    stack: origin,
  });
}

/** `path` is empty for the global itself. */
function watchProperty(owner: Owner, property: string, name: string, path: string): boolean {
  const changed = (event: TrapEvent, before: unknown, after: unknown, origin?: Origin) => {
    const isAssigned = event === 'assigned';
    if (isAssigned && isPlain(before) && path !== '' && !mayTellPlain()) return;
    report(name, path, event, before, after, isAssigned ? originAt(2, changed) : origin);
    if (isAssigned || path === '') trapMembers(after, name);
  };
  const reached = (value: unknown) => reach(name, value);
  return setTrap(owner, property, 'value', changed, path === '' ? reached : undefined, reached) !== undefined;
}

/** Traps the functions and, but for a list's, the plain values of a vendor's object, one level deep. */
function trapMembers(value: unknown, name: string): void {
  // What is no object is not extensible either.
  if (!isExtensible(value)) return;
  const owner = value as Owner;
  if (owner === (globalThis as unknown)) return;
  if (!hasTraps(owner)) {
    trapsOn(owner);
    owners[owners.length] = { owner, name };
  }
  const properties = keys(owner);
  // A queue hands its entries on and drops them.
  const isQueue = isArray(owner);
  for (let i = 0; i < properties.length && i < membersAtMost; i++) {
    const property = properties[i] as string;
    if (trapAt(owner, property)) continue;
    const descriptor = getOwnPropertyDescriptor(owner, property);
    if (typeof descriptor?.value === 'function' || (!isQueue && isPlain(descriptor?.value)))
      watchProperty(owner, property, name, property);
  }
}

const globals = globalThis as unknown as Owner;
const examine = (trap: Trap): void => reclaim(trap, 'redefined');

/** Looks for watched names that came into being, and for traps that something replaced or deleted. */
export function tickGlobals(): void {
  eachTrap(globals, examine);
  each(names, (name) => {
    // Most do not exist, and this is asked after each script.
    if (!hasOwn(globals, name) || trapAt(globals, name)) return;
    const descriptor = getOwnPropertyDescriptor(globals, name);
    if (descriptor && 'value' in descriptor && descriptor.value === undefined) return;
    if (!watchProperty(globals, name, name, '')) return;
    const value = ownValue(globals, name);
    report(name, '', 'present', undefined, value);
    trapMembers(value, name);
  });
  each(owners, ({ owner, name }) => {
    eachTrap(owner, examine);
    trapMembers(owner, name);
  });
}

export function addGlobals(more: string[]): void {
  each(more, (name) => {
    names[names.length] = name;
  });
}

/** The object can no longer be changed, or not be added to: told of a vendor's. */
function tellFrozen(owner: unknown, api: string, origin: Origin): void {
  each(owners, (known) => {
    if (known.owner === owner) report(known.name, api, 'frozen', owner, owner, origin);
  });
}

/** Calls that define, delete or look at properties; the last of a row tells which traps of an object they meet. */
type Meets = 'one' | 'all' | 'none';
const rows: [holder: object, api: string, meets: Meets, event?: 'deleted' | 'frozen'][] = [
  [Object, 'defineProperty', 'one'],
  [Object, 'defineProperties', 'all'],
  [Object, 'getOwnPropertyDescriptor', 'one'],
  [Object, 'getOwnPropertyDescriptors', 'all'],
  [Reflect, 'defineProperty', 'one'],
  [Reflect, 'getOwnPropertyDescriptor', 'one'],
  [Reflect, 'deleteProperty', 'one', 'deleted'],
  // Freezing protects plain properties only. What is sealed stays trapped.
  [Object, 'freeze', 'all', 'frozen'],
  [Object, 'seal', 'none', 'frozen'],
  [Object, 'preventExtensions', 'none', 'frozen'],
];

function wrapRow([holder, api, meets, event]: (typeof rows)[number]): void {
  wrap({ prototype: holder }, api, {
    ignores: (_self, owner) => !hasTraps(owner),
    gate(_self: unknown, args: unknown[]) {
      const owner = args[0] as object;
      const met: Trap[] = [];
      const meet = (trap: Trap | undefined) => {
        if (trap) met[met.length] = trap;
      };
      if (meets === 'one') meet(trapAt(owner, args[1]));
      else if (meets === 'all') eachTrap(owner, meet);
      each(met, release);
      return met.length || meets !== 'one' ? { met, owner } : undefined;
    },
    always({ met }, origin) {
      each(met, (trap) => reclaim(trap, event === 'deleted' ? 'deleted' : 'redefined', origin));
    },
    finish({ owner }, origin) {
      if (event === 'frozen') tellFrozen(owner, api, origin);
    },
  });
}

export const sensor: Sensor = {
  id: 'globals',
  install() {
    each(rows, wrapRow);
  },
};
