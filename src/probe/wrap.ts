import { disguise, printLike } from './looks.ts';
import {
  apply,
  bare,
  construct,
  defineProperty,
  getOwnPropertyDescriptor,
  makePlain,
  noArguments,
  weakMap,
} from './natives.ts';
import type { Plain } from './serialize.ts';
import { type Origin, originAt, overlaysAtWork, takeStack } from './stack.ts';
import { ownValue } from './traps.ts';

/**
 * What a sensor does around one native call. `ignores` lets the many calls that do not matter through: it
 * runs at every one, so it makes nothing. `gate` looks at the others before any stack is taken: what it
 * returns (anything but undefined) goes to `before` and `after`. If one of these throws, the call goes
 * through and the sensor is reported as failed.
 */
export type Watch<Self, Args extends unknown[], Interest> = {
  ignores?(self: Self, first: unknown): boolean;
  gate(self: Self, args: Args): Interest | undefined;
  before?(interest: Interest, origin: Origin, self: Self, args: Args): void;
  /** Runs when the native returned (`done`, and what) or threw. */
  after?(interest: Interest, origin: Origin, self: Self, done: boolean, result?: unknown): void;
};

export type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

const undo: (() => void)[] = [];
const failed: { report: (what: string, error: unknown) => void } = { report: () => {} };

export function onSensorFailure(report: (what: string, error: unknown) => void): void {
  failed.report = (what, error) => {
    try {
      report(what, error);
    } catch {
      // Fail open: what cannot be told must not surface in the page.
    }
  };
}

export function addUndo(step: () => void): void {
  undo[undo.length] = step;
}

/** Puts every native back that is still ours; patches that others laid over stay and pass through. */
export function unwrapAll(): void {
  for (let i = undo.length - 1; i >= 0; i--) {
    try {
      (undo[i] as () => void)();
    } catch {
      // Fail open: a frozen prototype keeps the stand-in, which passes everything through.
    }
  }
  undo.length = 0;
  state.left = true;
}

const state = { left: false };

export type Slot = {
  label: string;
  native: AnyFunction;
  watch: Watch<unknown, unknown[], unknown>;
  current(): unknown;
  standIn: AnyFunction | null;
};
type Kind = 'method' | 'get' | 'set';
/** Writes a stand-in that asks in its own way what may pass, and gives the rest to `consider`. */
export type Writer = (slot: Slot) => (this: never, ...args: never[]) => unknown;

/**
 * A call that may matter: gate, `before`, the native, `after`. Called by the stand-in itself, whose frame is the second of
 * ours on the stack. Apart from it, since engines compile it best while it is short.
 */
export function consider(slot: Slot, self: unknown, args: unknown[], boundBy?: Plain): unknown {
  const { gate, before, after } = slot.watch;
  if (state.left) return apply(slot.native, self, args);
  const interest = guarded(slot.label, () => gate(self, args));
  if (interest === undefined) return apply(slot.native, self, args);
  const origin = originAt(2, slot.current() === slot.standIn, boundBy);
  guarded(slot.label, () => before?.(interest, origin, self, args));
  let done = false;
  let result: unknown;
  try {
    result = apply(slot.native, self, args);
    done = true;
    return result;
  } finally {
    guarded(slot.label, () => after?.(interest, origin, self, done, result));
  }
}

function guarded<Result>(label: string, step: () => Result): Result | undefined {
  try {
    return step();
  } catch (error) {
    failed.report(label, error);
    return undefined;
  }
}

const ignoresNothing = (): boolean => false;

/**
 * The common stand-in: a function of the kind that the slot holds. What `ignores` throws at (a receiver of another
 * kind) the native throws at too. The bodies repeat each other because every call layer and every array shows in the
 * page's speed.
 */
function commonStandIn(kind: Kind, slot: Slot, boundBy?: Plain): AnyFunction {
  const { native, watch } = slot;
  const { ignores = ignoresNothing } = watch;
  const standIns = {
    method(this: unknown, ...args: unknown[]): unknown {
      let passes = false;
      try {
        passes = ignores(this, args[0]);
      } catch {
        passes = true;
      }
      return passes ? apply(native, this, args) : consider(slot, this, args, boundBy);
    },
    get(this: unknown): unknown {
      let passes = false;
      try {
        passes = ignores(this, undefined);
      } catch {
        passes = true;
      }
      return passes ? apply(native, this, noArguments) : consider(slot, this, noArguments);
    },
    set(this: unknown, value: unknown): unknown {
      let passes = false;
      try {
        passes = ignores(this, value);
      } catch {
        passes = true;
      }
      return passes ? apply(native, this, [value]) : consider(slot, this, [value]);
    },
  };
  return standIns[kind];
}

function standInFor(kind: Kind, native: AnyFunction, slot: Omit<Slot, 'native' | 'standIn'>, write?: Writer) {
  const whole: Slot = { ...slot, native, standIn: null };
  const standIn = write ? (write(whole) as AnyFunction) : commonStandIn(kind, whole);
  whole.standIn = standIn;
  disguise(standIn, native);
  slots.set(standIn, whole);
  return standIn;
}

const slots = weakMap<AnyFunction, Slot>();

/**
 * Makes `Function.prototype.bind` remember who binds a stand-in to all that it acts upon: anybody may then be given the
 * result to call.
 */
export function installBind(): void {
  const native = Function.prototype.bind as AnyFunction;
  const standIn = {
    bind(this: AnyFunction, ...args: unknown[]): unknown {
      const slot = slots.get(this);
      if (!slot || state.left || args.length <= slot.native.length) return apply(native, this, args);
      const bound = commonStandIn('method', slot, takeStack(1));
      disguise(bound, slot.native);
      return apply(native, bound, args);
    },
  }.bind as AnyFunction;
  disguise(standIn, native);
  const set = (value: AnyFunction) =>
    defineProperty(Function.prototype, 'bind', { value, writable: true, configurable: true });
  set(standIn);
  addUndo(() => {
    if (Function.prototype.bind === standIn) set(native);
  });
}

/** Stands in for `owner[name]` where the browser has it; `write` writes the stand-in of a native that is called often. */
export function wrapMethod<Self, Args extends unknown[], Interest>(
  owner: object,
  name: string,
  watch: Watch<Self, Args, Interest>,
  write?: Writer,
): void {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  if (!descriptor?.configurable || typeof descriptor.value !== 'function') return;
  const current = () => ownValue(owner, name);
  const slot = { label: name, watch: watch as never, current };
  const standIn = standInFor('method', descriptor.value, slot, write);
  defineProperty(owner, name, { ...descriptor, value: standIn });
  addUndo(() => {
    if (current() !== standIn) return;
    makePlain(descriptor.value);
    defineProperty(owner, name, descriptor);
  });
}

/** Stands in for the getter or setter of an accessor property where the browser has it. */
export function wrapAccessor<Self, Args extends unknown[], Interest>(
  owner: object,
  name: string,
  side: 'get' | 'set',
  watch: Watch<Self, Args, Interest>,
  write?: Writer,
): void {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  const native = descriptor?.[side];
  if (!descriptor?.configurable || !native) return;
  const current = () => getOwnPropertyDescriptor(owner, name)?.[side];
  const slot = { label: name, watch: watch as never, current };
  const standIn = standInFor(side, native as AnyFunction, slot, write);
  defineProperty(owner, name, { ...descriptor, [side]: standIn });
  addUndo(() => {
    const now = getOwnPropertyDescriptor(owner, name);
    if (now?.[side] !== standIn) return;
    makePlain(native);
    defineProperty(owner, name, { ...now, [side]: native });
  });
}

/** What is done around each call of a function that a Proxy lies over; `after` may give the caller another result. */
type Around<Ask> = {
  before(self: unknown, args: unknown[]): Ask;
  after?(ask: Ask | undefined, result: unknown, threw: boolean): unknown;
};

/**
 * A Proxy over a function keeps all that it bears, `new.target` and subclassing as they are. Four frames of ours stand between
 * the caller and what `before` calls.
 */
export function overlay<Ask>(
  label: string,
  target: AnyFunction,
  { before, after }: Around<Ask>,
): AnyFunction {
  // Both traps in one, without a further call: each leaves one frame in a stack.
  const trap = (isCall: boolean) => (beneath: AnyFunction, first: unknown, second: unknown) => {
    const args = (isCall ? second : first) as unknown[];
    const ask = state.left ? undefined : guarded(label, () => before(first, args));
    let result: unknown;
    let threw = true;
    overlaysAtWork.count++;
    try {
      result = isCall
        ? apply(beneath, first, args)
        : construct(beneath, args, (second === proxy ? beneath : second) as AnyFunction);
      threw = false;
    } finally {
      overlaysAtWork.count--;
      result = guarded(label, () => after?.(ask, result, threw)) ?? result;
    }
    return result;
  };
  const handler = bare({ apply: trap(true), construct: trap(false) });
  const proxy: AnyFunction = new Proxy(target, handler as ProxyHandler<AnyFunction>);
  printLike(proxy, target);
  return proxy;
}

/** Stands in for a constructor. */
export function wrapConstructor<Interest>(
  owner: object,
  name: string,
  { gate, before }: Watch<unknown, unknown[], Interest>,
): void {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  const native = descriptor?.value;
  if (!descriptor?.configurable || typeof native !== 'function') return;
  const slot = () => ownValue(owner, name);
  const standIn = overlay(name, native, {
    before(_self, args) {
      const interest = gate(undefined, args);
      if (interest !== undefined) before?.(interest, originAt(4, slot() === standIn), undefined, args);
    },
  });
  defineProperty(owner, name, { ...descriptor, value: standIn });
  const back = getOwnPropertyDescriptor(native.prototype, 'constructor');
  if (back?.configurable) defineProperty(native.prototype, 'constructor', { ...back, value: standIn });
  addUndo(() => {
    if (slot() === standIn) defineProperty(owner, name, descriptor);
    if (back?.configurable && native.prototype.constructor === standIn)
      defineProperty(native.prototype, 'constructor', back);
  });
}
