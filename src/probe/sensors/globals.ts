import { runningScript } from '../acts.ts';
import { emit } from '../channel.ts';
import {
  bare,
  defineProperty,
  getOwnPropertyDescriptor,
  hasOwn,
  isArray,
  isExtensible,
  keys,
  weakMap,
} from '../natives.ts';
import type { Sensor } from '../sensor.ts';
import { takeStack } from '../stack.ts';
import { addUndo, type Origin, wrapMethod } from '../wrap.ts';

/**
 * Watched globals and their methods. A global is trapped only once it exists, so that `'x' in window`
 * keeps saying what is true; the trap stays configurable and enumerable as the property was.
 */

const membersAtMost = 100;
/** A vendor may keep a counter in its object: of each plain member only so many writes are told. */
const plainWritesAtMost = 100;

type Owner = Record<string, unknown>;
type Slot = { name: string; path: string; value: unknown; writes: number; getter: () => unknown };
type GlobalEvent = 'present' | 'assigned' | 'redefined' | 'deleted' | 'frozen' | 'gone';

const names: string[] = [];
/** Owner → property → what we know of it. */
const slots = weakMap<object, Record<string, Slot>>();
/** Objects whose members are trapped, with the global they belong to. */
const owners: { owner: Owner; name: string }[] = [];

/** What is to be done before a script gets or changes a global that holds settings, by name. */
const reaches: Record<string, () => void> = bare({});

export function onReach(name: string, reached: () => void): void {
  reaches[name] = reached;
}

function reach(name: string): void {
  try {
    reaches[name]?.();
  } catch {
    // Fail open: the page gets and sets what it would without us.
  }
}

const kindOf = (value: unknown): string => (value === undefined ? 'absent' : typeof value);

function report(slot: Slot, event: GlobalEvent, before: unknown, after: unknown, origin?: Origin): void {
  emit({
    kind: 'global',
    name: slot.name,
    path: slot.path,
    event,
    before: kindOf(before),
    after: kindOf(after),
    changed: before !== after,
    stack: origin,
    during: runningScript(),
  });
}

function slotOf(owner: object, property: PropertyKey): Slot | undefined {
  const known = slots.get(owner);
  return known && typeof property === 'string' && hasOwn(known, property) ? known[property] : undefined;
}

/** The value of an own data property, also of one that we trapped; of what is no object, undefined. */
export function ownValue(owner: unknown, property: string): unknown {
  if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null) return undefined;
  const descriptor = getOwnPropertyDescriptor(owner, property);
  if (!descriptor) return undefined;
  if ('value' in descriptor) return descriptor.value;
  const slot = slotOf(owner, property);
  return slot && descriptor.get === slot.getter ? slot.value : undefined;
}

/** Turns a data property into one that tells when it is set. Reads cost nothing but a call. */
function trap(owner: Owner, property: string, name: string, path: string): Slot | undefined {
  const descriptor = getOwnPropertyDescriptor(owner, property);
  if (!descriptor?.configurable || !('value' in descriptor) || !descriptor.writable) return undefined;
  const read = () => slot.value;
  const getter = path
    ? read
    : () => {
        reach(name);
        return slot.value;
      };
  const slot: Slot = { name, path, value: descriptor.value, writes: 0, getter };
  const accessors = {
    get: slot.getter,
    set(this: unknown, next: unknown): void {
      // An object that inherits from the trapped one gets a property of its own, as it would without us.
      if (this !== owner && !(owner === (globalThis as unknown) && this === undefined)) {
        defineProperty(this as object, property, {
          value: next,
          writable: true,
          enumerable: true,
          configurable: true,
        });
        return;
      }
      reach(name);
      const before = slot.value;
      slot.value = next;
      if (before === next) return;
      if (isPlain(before) && path !== '' && ++slot.writes > plainWritesAtMost) return;
      try {
        report(slot, 'assigned', before, next, { text: takeStack(1), slot: 'ours' });
        trapMembers(next, name);
      } catch {
        // Fail open: the assignment is done.
      }
    },
  };
  defineProperty(owner, property, {
    get: accessors.get,
    set: accessors.set,
    enumerable: descriptor.enumerable ?? false,
    configurable: true,
  });
  let known = slots.get(owner);
  if (!known) {
    known = bare({});
    slots.set(owner, known);
  }
  known[property] = slot;
  addUndo(() => {
    if (getOwnPropertyDescriptor(owner, property)?.get !== slot.getter) return;
    defineProperty(owner, property, { ...descriptor, value: slot.value });
  });
  return slot;
}

const isPlain = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Traps the functions and, but for a list's, the plain values of a vendor's object, one level deep. */
function trapMembers(value: unknown, name: string): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || !isExtensible(value))
    return;
  const owner = value as Owner;
  if (owner === (globalThis as unknown)) return;
  if (!slots.has(owner)) {
    slots.set(owner, bare({}));
    owners[owners.length] = { owner, name };
  }
  const properties = keys(owner);
  // A queue hands its entries on and drops them.
  const isQueue = isArray(owner);
  for (let i = 0; i < properties.length && i < membersAtMost; i++) {
    const property = properties[i] as string;
    if (slotOf(owner, property)) continue;
    const descriptor = getOwnPropertyDescriptor(owner, property);
    if (typeof descriptor?.value === 'function' || (!isQueue && isPlain(descriptor?.value)))
      trap(owner, property, name, property);
  }
}

function examine(owner: Owner, property: string, slot: Slot): void {
  const descriptor = getOwnPropertyDescriptor(owner, property);
  if (descriptor?.get === slot.getter) return;
  const before = slot.value;
  delete (slots.get(owner) as Record<string, Slot>)[property];
  if (!descriptor) {
    report(slot, 'gone', before, undefined);
    return;
  }
  const after = 'value' in descriptor ? descriptor.value : undefined;
  if (before !== after) report(slot, 'redefined', before, after);
  const again = trap(owner, property, slot.name, slot.path);
  if (again && slot.path === '') trapMembers(after, slot.name);
}

function examineAll(owner: Owner): void {
  const known = slots.get(owner);
  if (!known) return;
  const properties = keys(known);
  for (let i = 0; i < properties.length; i++) {
    const property = properties[i] as string;
    examine(owner, property, known[property] as Slot);
  }
}

const globals = globalThis as unknown as Owner;

/** Looks for watched names that came into being, and for traps that something replaced or deleted. */
export function tickGlobals(): void {
  examineAll(globals);
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    if (slotOf(globals, name)) continue;
    const descriptor = getOwnPropertyDescriptor(globals, name);
    if (!descriptor || ('value' in descriptor && descriptor.value === undefined)) continue;
    const slot = trap(globals, name, name, '');
    if (!slot) continue;
    report(slot, 'present', undefined, slot.value);
    trapMembers(slot.value, name);
  }
  for (let i = 0; i < owners.length; i++) {
    const { owner, name } = owners[i] as (typeof owners)[number];
    examineAll(owner);
    trapMembers(owner, name);
  }
}

export function addGlobals(more: string[]): void {
  for (let i = 0; i < more.length; i++) names[names.length] = more[i] as string;
}

type Interest = { owner: Owner; property: string; slot: Slot };

function known(owner: unknown, property: unknown): Interest | undefined {
  if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null) return undefined;
  const slot = slotOf(owner, property as PropertyKey);
  return slot && { owner: owner as Owner, property: property as string, slot };
}

function wrapDefinition(holder: object, api: string, event: 'redefined' | 'deleted'): void {
  wrapMethod(holder, api, {
    gate: (_self: unknown, args: unknown[]) => known(args[0], args[1]),
    after({ owner, property, slot }: Interest, origin, _self, done) {
      const descriptor = getOwnPropertyDescriptor(owner, property);
      if (!done || descriptor?.get === slot.getter) return;
      delete (slots.get(owner) as Record<string, Slot>)[property];
      const after = descriptor && 'value' in descriptor ? descriptor.value : descriptor?.get;
      report(slot, event, slot.value, after, origin);
    },
  });
}

/** Makes plain properties of the trapped ones again: only those does freezing protect. */
function untrapMembers(owner: Owner): void {
  const known = slots.get(owner);
  if (!known) return;
  const properties = keys(known);
  for (let i = 0; i < properties.length; i++) {
    const property = properties[i] as string;
    const { getter, value } = known[property] as Slot;
    const descriptor = getOwnPropertyDescriptor(owner, property);
    delete known[property];
    if (descriptor?.get !== getter || !descriptor.configurable) continue;
    const enumerable = descriptor.enumerable ?? false;
    defineProperty(owner, property, { value, enumerable, writable: true, configurable: true });
  }
}

function wrapFreeze(api: 'freeze' | 'seal' | 'preventExtensions'): void {
  wrapMethod(Object, api, {
    gate: (_self: unknown, args: unknown[]) => {
      const entry = ownerEntry(args[0]);
      if (entry && api === 'freeze') untrapMembers(entry.owner);
      return entry && { name: entry.name, path: api, value: args[0], writes: 0, getter: () => args[0] };
    },
    after(slot: Slot, origin, _self, done) {
      if (done) report(slot, 'frozen', slot.value, slot.value, origin);
    },
  });
}

function ownerEntry(value: unknown): { owner: Owner; name: string } | undefined {
  if (value === null || typeof value !== 'object' || !slots.has(value)) return undefined;
  for (let i = 0; i < owners.length; i++) if (owners[i]?.owner === value) return owners[i];
  return undefined;
}

export const sensor: Sensor = {
  id: 'globals',
  install() {
    wrapDefinition(Object, 'defineProperty', 'redefined');
    wrapDefinition(Reflect, 'defineProperty', 'redefined');
    wrapDefinition(Reflect, 'deleteProperty', 'deleted');
    wrapFreeze('freeze');
    wrapFreeze('seal');
    wrapFreeze('preventExtensions');
  },
};
