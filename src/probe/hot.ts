// biome-ignore-all lint/complexity/noArguments: a rest parameter would make an array at every call.
import { apply, makeCallable, parentOf } from './natives.ts';
import { isRoot, isWatched, matters } from './nodes.ts';
import { branded } from './parameters.ts';
import { begin, end, type Slot, settle } from './wrap.ts';

/**
 * Stand-ins for the natives that pages call by the thousand. Each is written out, since an engine compiles a function best
 * that knows one native and asks one question; the common stand-in of `wrap.ts` knows forty. What a call leaves out is
 * left out of the native's too, so that it complains as ever; more than it takes a native never looks at.
 */

export const appendChild = (slot: Slot) => {
  const native = makeCallable(slot.native);
  return {
    appendChild(this: Node, child: unknown) {
      if (arguments.length < 1) return apply(native, this, arguments as never);
      if (!(isRoot(this) || isWatched(this) || matters(child))) return native.call(this, child);
      const act = begin(slot, this, [child]);
      try {
        return settle(act, native.call(this, child));
      } finally {
        end(act);
      }
    },
  }.appendChild;
};

export const insertBefore = (slot: Slot) => {
  const native = makeCallable(slot.native);
  return {
    insertBefore(this: Node, child: unknown, next: unknown) {
      if (arguments.length < 2) return apply(native, this, arguments as never);
      if (!(isRoot(this) || isWatched(this) || matters(child))) return native.call(this, child, next);
      const act = begin(slot, this, [child, next]);
      try {
        return settle(act, native.call(this, child, next));
      } finally {
        end(act);
      }
    },
  }.insertBefore;
};

export const removeChild = (slot: Slot) => {
  const native = makeCallable(slot.native);
  return {
    removeChild(this: Node, child: unknown) {
      if (arguments.length < 1) return apply(native, this, arguments as never);
      if (!(isRoot(this) || isWatched(child as Node))) return native.call(this, child);
      const act = begin(slot, this, [child]);
      try {
        return settle(act, native.call(this, child));
      } finally {
        end(act);
      }
    },
  }.removeChild;
};

export const remove = (slot: Slot) => {
  const native = makeCallable(slot.native);
  return {
    remove(this: Node) {
      if (!(isWatched(this) || isRoot(branded(parentOf, this) ?? null))) return native.call(this);
      const act = begin(slot, this, []);
      try {
        return settle(act, native.call(this));
      } finally {
        end(act);
      }
    },
  }.remove;
};

export const setAttribute = (slot: Slot) => {
  const native = makeCallable(slot.native);
  const { ignores } = slot.watch;
  return {
    setAttribute(this: Element, name: unknown, value: unknown) {
      if (arguments.length < 2) return apply(native, this, arguments as never);
      if (ignores?.(this, name)) return native.call(this, name, value);
      const act = begin(slot, this, [name, value]);
      try {
        return settle(act, native.call(this, name, value));
      } finally {
        end(act);
      }
    },
  }.setAttribute;
};

export const setClassName = (slot: Slot) => {
  const native = makeCallable(slot.native);
  return {
    set(this: Element, value: unknown) {
      if (arguments.length < 1) return apply(native, this, arguments as never);
      if (!isWatched(this)) return native.call(this, value);
      const act = begin(slot, this, [value]);
      try {
        return settle(act, native.call(this, value));
      } finally {
        end(act);
      }
    },
  }.set;
};

export const setTextContent = (slot: Slot) => {
  const native = makeCallable(slot.native);
  return {
    set(this: Node, value: unknown) {
      if (arguments.length < 1) return apply(native, this, arguments as never);
      if (!(isWatched(this) || isRoot(this))) return native.call(this, value);
      const act = begin(slot, this, [value]);
      try {
        return settle(act, native.call(this, value));
      } finally {
        end(act);
      }
    },
  }.set;
};

export const getStyle = (slot: Slot) => {
  const native = makeCallable(slot.native);
  return {
    get(this: Element) {
      if (!isWatched(this)) return native.call(this);
      const act = begin(slot, this, []);
      try {
        return settle(act, native.call(this));
      } finally {
        end(act);
      }
    },
  }.get;
};

export const getClassList = (slot: Slot) => {
  const native = makeCallable(slot.native);
  return {
    get(this: Element) {
      if (!isWatched(this)) return native.call(this);
      const act = begin(slot, this, []);
      try {
        return settle(act, native.call(this));
      } finally {
        end(act);
      }
    },
  }.get;
};
