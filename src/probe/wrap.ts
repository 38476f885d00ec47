import { disguise } from './looks.ts';
import { apply, defineProperty, getOwnPropertyDescriptor } from './natives.ts';
import { takeStack } from './stack.ts';

/** The stack of an act and whether the page called our stand-in or a patch laid over it. */
export type Origin = { text: string; slot: 'ours' | 'replaced' };

/**
 * What a sensor does around one native call. `gate` decides cheaply, before any stack is taken, whether
 * the call matters: what it returns (anything but undefined) goes to `before` and `after`.
 * None of them may throw; if one does, the call goes through and the sensor is reported as failed.
 */
export type Watch<Self, Args extends unknown[], Interest> = {
  gate(self: Self, args: Args): Interest | undefined;
  before?(interest: Interest, origin: Origin, self: Self, args: Args): void;
  /** Runs when the native returned, or threw: then `result` is undefined and nothing was done. */
  after?(interest: Interest, origin: Origin, self: Self, done: boolean): void;
};

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;
type AnyWatch = Watch<never, never, unknown>;

const undo: (() => void)[] = [];
const failed: { report: (what: string, error: unknown) => void } = { report: () => {} };

export function onSensorFailure(report: (what: string, error: unknown) => void): void {
  failed.report = report;
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

/** The one place that stands in for a native. `current` tells what is in the slot at call time. */
function standInFor(
  label: string,
  native: AnyFunction,
  watch: AnyWatch,
  current: () => unknown,
): AnyFunction {
  const { gate, before, after } = watch as Watch<unknown, unknown[], unknown>;
  const standIn = {
    call(this: unknown, ...args: unknown[]): unknown {
      let interest: unknown;
      let origin: Origin | undefined;
      if (!state.left) {
        try {
          interest = gate(this, args);
          if (interest !== undefined) {
            origin = { text: takeStack(1), slot: current() === standIn ? 'ours' : 'replaced' };
            before?.(interest, origin, this, args);
          }
        } catch (error) {
          failed.report(label, error);
        }
      }
      if (origin === undefined || after === undefined) return apply(native, this, args);
      let done = false;
      try {
        const result = apply(native, this, args);
        done = true;
        return result;
      } finally {
        try {
          after(interest, origin, this, done);
        } catch (error) {
          failed.report(label, error);
        }
      }
    },
  }.call;
  disguise(standIn, native);
  return standIn;
}

/** Stands in for `owner[name]` where the browser has it. */
export function wrapMethod<Self, Args extends unknown[], Interest>(
  owner: object,
  name: string,
  watch: Watch<Self, Args, Interest>,
): void {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  if (!descriptor?.configurable || typeof descriptor.value !== 'function') return;
  const slot = () => getOwnPropertyDescriptor(owner, name)?.value;
  const standIn = standInFor(name, descriptor.value, watch as unknown as AnyWatch, slot);
  defineProperty(owner, name, { ...descriptor, value: standIn });
  addUndo(() => {
    if (slot() === standIn) defineProperty(owner, name, descriptor);
  });
}

/** Stands in for the getter or setter of an accessor property where the browser has it. */
export function wrapAccessor<Self, Args extends unknown[], Interest>(
  owner: object,
  name: string,
  side: 'get' | 'set',
  watch: Watch<Self, Args, Interest>,
): void {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  const native = descriptor?.[side];
  if (!descriptor?.configurable || !native) return;
  const slot = () => getOwnPropertyDescriptor(owner, name)?.[side];
  const standIn = standInFor(name, native as AnyFunction, watch as unknown as AnyWatch, slot);
  defineProperty(owner, name, { ...descriptor, [side]: standIn });
  addUndo(() => {
    const now = getOwnPropertyDescriptor(owner, name);
    if (now?.[side] === standIn) defineProperty(owner, name, { ...now, [side]: native });
  });
}

/** Stands in for a constructor; a Proxy keeps statics, `new.target` and subclassing as they are. */
export function wrapConstructor<Interest>(
  owner: object,
  name: string,
  watch: Watch<unknown, unknown[], Interest>,
): void {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  const native = descriptor?.value;
  if (!descriptor?.configurable || typeof native !== 'function') return;
  const slot = () => getOwnPropertyDescriptor(owner, name)?.value;
  const standIn: AnyFunction = new Proxy(native, {
    construct(target, args, newTarget) {
      try {
        const interest = state.left ? undefined : watch.gate(undefined, args);
        if (interest !== undefined) {
          const origin: Origin = { text: takeStack(1), slot: slot() === standIn ? 'ours' : 'replaced' };
          watch.before?.(interest, origin, undefined, args);
        }
      } catch (error) {
        failed.report(name, error);
      }
      return Reflect.construct(target, args, newTarget === standIn ? target : newTarget);
    },
  });
  disguise(standIn, native);
  defineProperty(owner, name, { ...descriptor, value: standIn });
  const back = getOwnPropertyDescriptor(native.prototype, 'constructor');
  if (back?.configurable) defineProperty(native.prototype, 'constructor', { ...back, value: standIn });
  addUndo(() => {
    if (slot() === standIn) defineProperty(owner, name, descriptor);
    if (back?.configurable && native.prototype.constructor === standIn)
      defineProperty(native.prototype, 'constructor', back);
  });
}
