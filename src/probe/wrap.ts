import { disguise, printLike, replaceOfFunctions } from './looks.ts';
import {
  apply,
  bare,
  construct,
  defineProperty,
  getOwnPropertyDescriptor,
  getProperty,
  makePlain,
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
  ignores?(self: Self, first: unknown, second?: unknown): boolean;
  gate(self: Self, args: Args): Interest | undefined;
  before?(interest: Interest, origin: Origin, self: Self, args: Args): void;
  /** Runs when the native returned (`done`, and what) or threw. */
  after?(interest: Interest, origin: Origin, self: Self, done: boolean, result?: unknown): void;
};

export type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;
type AnyWatch = Watch<unknown, unknown[], unknown>;
/** A watch, or what makes one for a native of this name, such as `Element.setAttribute`. */
export type Watching<Self, Args extends unknown[], Interest> =
  | Watch<Self, Args, Interest>
  | ((api: string) => Watch<Self, Args, Interest>);

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
  watch: AnyWatch;
  current(): unknown;
  standIn: AnyFunction | null;
};
/** Writes a stand-in that asks in its own way what may pass, and begins an act with the rest. */
export type Writer = (slot: Slot) => (this: never, ...args: never[]) => unknown;

/** A call that matters, from before the native until after it. */
type Act = { slot: Slot; self: unknown; interest: unknown; origin: Origin; result?: [unknown] };

/**
 * A call that may matter: gate, the stack and `before`. Called by the stand-in itself, whose frame is the second of ours on
 * the stack. It calls the native itself too, so that one frame of ours is in the stack of what a native throws.
 */
export function begin(slot: Slot, self: unknown, args: unknown[], boundBy?: Plain): Act | undefined {
  if (state.left) return undefined;
  const { gate, before } = slot.watch;
  const interest = guarded(slot.label, () => gate(self, args));
  if (interest === undefined) return undefined;
  const origin = originAt(2, slot.current() === slot.standIn, boundBy);
  guarded(slot.label, () => before?.(interest, origin, self, args));
  return { slot, self, interest, origin };
}

/** The native returned this. */
export function settle(act: Act | undefined, result: unknown): unknown {
  if (act) act.result = [result];
  return result;
}

/** The native returned or threw. */
export function end(act: Act | undefined): void {
  if (!act) return;
  const { slot, interest, origin, self, result } = act;
  guarded(slot.label, () => slot.watch.after?.(interest, origin, self, result !== undefined, result?.[0]));
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
 * The common stand-in, of methods and of accessors. What `ignores` throws at (a receiver of another kind) the native
 * throws at too.
 */
function commonStandIn(slot: Slot, boundBy?: Plain): AnyFunction {
  const { native, watch } = slot;
  const { ignores = ignoresNothing } = watch;
  return {
    method(this: unknown, ...args: unknown[]): unknown {
      let passes = true;
      try {
        passes = ignores(this, args[0], args[1]);
      } catch {
        // A receiver of another kind.
      }
      if (passes) return apply(native, this, args);
      const act = begin(slot, this, args, boundBy);
      try {
        return settle(act, apply(native, this, args));
      } finally {
        end(act);
      }
    },
  }.method;
}

function standInFor(native: AnyFunction, slot: Omit<Slot, 'native' | 'standIn'>, write?: Writer) {
  const whole: Slot = { ...slot, native, standIn: null };
  const standIn = write ? (write(whole) as AnyFunction) : commonStandIn(whole);
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
  const write = (native: AnyFunction) =>
    ({
      bind(this: AnyFunction, ...args: unknown[]): unknown {
        const slot = slots.get(this);
        if (!slot || state.left || args.length <= slot.native.length) return apply(native, this, args);
        const bound = commonStandIn(slot, takeStack(1));
        disguise(bound, slot.native);
        return apply(native, bound, args);
      },
    }).bind as AnyFunction;
  addUndo(replaceOfFunctions('bind', write));
}

type Side = 'value' | 'get' | 'set';

/**
 * Stands in for the method, the getter or the setter of a property where the browser has it; `write` writes the stand-in
 * of a native that is called often.
 */
function wrapSide<Self, Args extends unknown[], Interest>(
  owner: object,
  name: string,
  side: Side,
  watching: Watching<Self, Args, Interest>,
  write?: Writer,
): void {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  const native: unknown = descriptor?.[side];
  if (!descriptor?.configurable || typeof native !== 'function') return;
  const current = () =>
    side === 'value' ? ownValue(owner, name) : getOwnPropertyDescriptor(owner, name)?.[side];
  const { [Symbol.toStringTag]: kind } = owner as { [Symbol.toStringTag]?: string };
  const watch = (typeof watching === 'function' ? watching(`${kind}.${name}`) : watching) as AnyWatch;
  const standIn = standInFor(native as AnyFunction, { label: name, watch, current }, write);
  defineProperty(owner, name, { ...descriptor, [side]: standIn });
  addUndo(() => {
    if (current() !== standIn) return;
    makePlain(native);
    const now = side === 'value' ? descriptor : getOwnPropertyDescriptor(owner, name);
    defineProperty(owner, name, { ...now, [side]: native });
  });
}

export function wrapMethod<Self, Args extends unknown[], Interest>(
  owner: object,
  name: string,
  watch: Watching<Self, Args, Interest>,
  write?: Writer,
): void {
  wrapSide(owner, name, 'value', watch, write);
}

export { wrapSide as wrapAccessor };

/** What is done around each call of a function that a Proxy lies over; `after` may give the caller another result. */
type Around<Ask> = {
  before(self: unknown, args: unknown[]): Ask;
  after?(ask: Ask | undefined, result: unknown, threw: boolean, self: unknown, args: unknown[]): unknown;
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
      result = guarded(label, () => after?.(ask, result, threw, first, args)) ?? result;
    }
    return result;
  };
  const handler = bare({
    apply: trap(true),
    construct: trap(false),
    // `caller` and `arguments` are asked of the receiver, and refused to a Proxy.
    get: (beneath: AnyFunction, key: PropertyKey, receiver: unknown) =>
      getProperty(beneath, key, receiver === proxy ? beneath : receiver),
  });
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
