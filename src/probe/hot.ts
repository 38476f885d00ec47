// biome-ignore-all lint/complexity/noArguments: a rest parameter would make an array at every call.
import { makeCallable } from './natives.ts';
import { isRoot, isWatched, matters, parentOf } from './nodes.ts';
import { consider, type Slot } from './wrap.ts';

/**
 * Stand-ins for the natives that pages call by the thousand. Each is written out, since an engine compiles a function best
 * that knows one native and asks one question; the common stand-in of `wrap.ts` knows forty. What a call leaves out is
 * left out of the native's too, so that it complains as ever; more than it takes a native never looks at.
 */

export const appendChild = (slot: Slot) => {
  const native = makeCallable(slot.native);
  return {
    appendChild(this: Node, child: unknown) {
      if (arguments.length === 0) return native.call(this);
      if (isRoot(this) || isWatched(this) || matters(child)) return consider(slot, this, [child]);
      return native.call(this, child);
    },
  }.appendChild;
};

export const insertBefore = (slot: Slot) => {
  const native = makeCallable(slot.native);
  return {
    insertBefore(this: Node, child: unknown, next: unknown) {
      if (arguments.length < 2) return arguments.length === 0 ? native.call(this) : native.call(this, child);
      if (isRoot(this) || isWatched(this) || matters(child)) return consider(slot, this, [child, next]);
      return native.call(this, child, next);
    },
  }.insertBefore;
};

export const removeChild = (slot: Slot) => {
  const native = makeCallable(slot.native);
  return {
    removeChild(this: Node, child: unknown) {
      if (arguments.length === 0) return native.call(this);
      if (isRoot(this) || isWatched(child as Node)) return consider(slot, this, [child]);
      return native.call(this, child);
    },
  }.removeChild;
};

export const remove = (slot: Slot) => {
  const native = makeCallable(slot.native);
  return {
    remove(this: Node) {
      return isWatched(this) || hasRootParent(this) ? consider(slot, this, []) : native.call(this);
    },
  }.remove;
};

function hasRootParent(node: Node): boolean {
  try {
    return isRoot(parentOf(node));
  } catch {
    // No node: the native will say so.
    return false;
  }
}

export const setAttribute = (slot: Slot) => {
  const native = makeCallable(slot.native);
  const { ignores } = slot.watch;
  return {
    setAttribute(this: Element, name: unknown, value: unknown) {
      if (arguments.length < 2) return arguments.length === 0 ? native.call(this) : native.call(this, name);
      if (!ignores?.(this, name)) return consider(slot, this, [name, value]);
      return native.call(this, name, value);
    },
  }.setAttribute;
};

export const setClassName = (slot: Slot) => {
  const native = makeCallable(slot.native);
  return {
    set(this: Element, value: unknown) {
      if (isWatched(this)) consider(slot, this, [value]);
      else native.call(this, value);
    },
  }.set;
};

export const setTextContent = (slot: Slot) => {
  const native = makeCallable(slot.native);
  return {
    set(this: Node, value: unknown) {
      if (isWatched(this) || isRoot(this)) consider(slot, this, [value]);
      else native.call(this, value);
    },
  }.set;
};

export const getStyle = (slot: Slot) => {
  const native = makeCallable(slot.native);
  return {
    get(this: Element) {
      return isWatched(this) ? consider(slot, this, []) : native.call(this);
    },
  }.get;
};

export const getClassList = (slot: Slot) => {
  const native = makeCallable(slot.native);
  return {
    get(this: Element) {
      return isWatched(this) ? consider(slot, this, []) : native.call(this);
    },
  }.get;
};
