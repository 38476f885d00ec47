import { tellFailure } from './channel.ts';
import { disguise, printLike } from './looks.ts';
import { apply, bare, construct, getOwnPropertyDescriptor, getProperty, weakMap } from './natives.ts';
import type { Origin } from './origin.ts';
import { type AnyFunction, replace, type StandIn } from './replace.ts';
import type { Plain } from './serialize.ts';
import { originAt, overlaysAtWork } from './stack.ts';
import { hasLeft } from './undo.ts';

/**
 * What a sensor does around one native call. `ignores` lets the many calls that do not matter through: it
 * runs at every one, so it makes nothing. `gate` looks at the others before any stack is taken: what it
 * returns (anything but undefined) goes to `start` and `finish`. If one of these throws, the call goes
 * through and the sensor is reported as failed.
 */
export type Watch<Self, Args extends unknown[], Interest> = {
  ignores?: ((self: Self, first: unknown, second?: unknown) => boolean) | undefined;
  gate(self: Self, args: Args): Interest | undefined;
  start?(interest: Interest, origin: Origin, self: Self, args: Args): void;
  /** Runs when the native returned or threw. */
  always?(interest: Interest, origin: Origin): void;
  /** Runs after that when it returned. */
  finish?(interest: Interest, origin: Origin, self: Self, result: unknown): void;
};

type AnyWatch = Watch<unknown, unknown[], unknown>;
/** A constructor, of whose prototype it is, or the object itself. */
export type Kind = { prototype?: object } | typeof globalThis;
/** A watch, or what makes one for a native of this name, such as `Element.setAttribute`. */
export type Watching<Self, Args extends unknown[], Interest> =
  | Watch<Self, Args, Interest>
  | ((api: string) => Watch<Self, Args, Interest>);

export type Slot = {
  label: string;
  native: AnyFunction;
  watch: AnyWatch;
  current(): unknown;
  standIn: StandIn | null;
};
/** Writes a stand-in that asks in its own way what may pass, and begins an act with the rest. */
export type Writer = (slot: Slot) => StandIn;

/** A call that matters, from before the native until after it. */
type Act = { called: Slot; self: unknown; interest: unknown; origin: Origin; result?: [unknown] };

/**
 * A call that may matter: gate, the stack and `start`. Called by the stand-in itself, whose frame is the second of ours on
 * the stack. It calls the native itself too, so that one frame of ours is in the stack of what a native throws.
 */
export function begin(slot: Slot, self: unknown, args: unknown[], boundBy?: Plain): Act | undefined {
  if (hasLeft) return undefined;
  const { gate, start } = slot.watch;
  const interest = guarded(slot.label, () => gate(self, args));
  if (interest === undefined) return undefined;
  const origin = originAt(1, begin, slot.current() === slot.standIn, boundBy);
  guarded(slot.label, () => start?.(interest, origin, self, args));
  return { called: slot, self, interest, origin };
}

/** The native returned this. */
export function settle(act: Act | undefined, result: unknown): unknown {
  if (act) act.result = [result];
  return result;
}

/** The native returned or threw. */
export function end(act: Act | undefined): void {
  if (!act) return;
  const { called, interest, origin, self, result } = act;
  const { always, finish } = called.watch;
  guarded(called.label, () => {
    always?.(interest, origin);
    if (result) finish?.(interest, origin, self, result[0]);
  });
}

function guarded<Result>(label: string, step: () => Result): Result | undefined {
  try {
    return step();
  } catch {
    tellFailure(label);
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

const slots = weakMap<StandIn, Slot>();

/**
 * Makes `Function.prototype.bind` remember who binds a stand-in to all that it acts upon: anybody may then be given the
 * result to call.
 */
export function installBind(): void {
  replace(Function.prototype, 'bind', 'value', (native) =>
    disguise(
      {
        bind(this: AnyFunction, ...args: unknown[]): unknown {
          const slot = slots.get(this);
          if (!slot || hasLeft || args.length <= slot.native.length) return apply(native, this, args);
          return apply(native, disguise(commonStandIn(slot, originAt(1).text), slot.native), args);
        },
      }.bind,
      native,
    ),
  );
}

export const ownerIn = (kind: Kind): object => (kind as { prototype?: object }).prototype ?? kind;

/**
 * Stands in for a method or, of an accessor, for the setter or the getter, where the browser has it; `write` writes the
 * stand-in of a native that is called often.
 */
export function wrap<Self, Args extends unknown[], Interest>(
  kind: Kind,
  name: string,
  watching: Watching<Self, Args, Interest>,
  write: Writer = commonStandIn,
  accessor: 'set' | 'get' = 'set',
): void {
  const owner = ownerIn(kind);
  const { [Symbol.toStringTag]: tag } = owner as { [Symbol.toStringTag]?: string };
  const side = typeof getOwnPropertyDescriptor(owner, name)?.value === 'function' ? 'value' : accessor;
  replace(owner, name, side, (native, current) => {
    const watch = typeof watching === 'function' ? watching(`${tag}.${name}`) : watching;
    const slot: Slot = { label: name, native, watch: watch as AnyWatch, current, standIn: null };
    const standIn = disguise(write(slot), native);
    slot.standIn = standIn;
    slots.set(standIn, slot);
    return standIn;
  });
}

export function wrapGetter<Self, Interest>(
  kind: { prototype: object },
  name: string,
  watching: Watching<Self, unknown[], Interest>,
  write?: Writer,
): void {
  wrap(kind, name, watching, write, 'get');
}

/** What is done around each call of a function that a Proxy lies over; `finish` may give the caller another result. */
type Around<Ask> = {
  start(self: unknown, args: unknown[]): Ask;
  finish?(ask: Ask | undefined, result: unknown, threw: boolean, self: unknown, args: unknown[]): unknown;
};

/**
 * A Proxy over a function keeps all that it bears, `new.target` and subclassing as they are. Four frames of ours stand between
 * the caller and what `start` calls.
 */
export function overlay<Ask>(
  label: string,
  target: AnyFunction,
  { start, finish }: Around<Ask>,
): AnyFunction {
  // Both traps in one, without a further call: each leaves one frame in a stack.
  const trap = (isCall: boolean) => (beneath: AnyFunction, first: unknown, second: unknown) => {
    const args = (isCall ? second : first) as unknown[];
    const ask = hasLeft ? undefined : guarded(label, () => start(first, args));
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
      result = guarded(label, () => finish?.(ask, result, threw, first, args)) ?? result;
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
  { gate, start }: Watch<unknown, unknown[], Interest>,
): void {
  const standIn = replace(owner, name, 'value', (native, current) => {
    const layer = overlay(name, native, {
      start(_self, args) {
        const interest = gate(undefined, args);
        if (interest !== undefined)
          start?.(interest, originAt(4, originAt, current() === layer), undefined, args);
      },
    });
    return layer;
  });
  if (standIn) replace(standIn.prototype, 'constructor', 'value', () => standIn);
}
