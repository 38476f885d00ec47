import { apply, defineProperty, weakMap } from './natives.ts';

type AnyFunction = (...args: never[]) => unknown;

/** Keeps the looks: what stands in for a native prints, is named and counts its parameters like it. */
const nativeOf = weakMap<AnyFunction, AnyFunction>();

export function disguise(standIn: AnyFunction, native: AnyFunction): void {
  defineProperty(standIn, 'name', { value: native.name, configurable: true });
  defineProperty(standIn, 'length', { value: native.length, configurable: true });
  nativeOf.set(standIn, native);
}

/** A Proxy has its target's name and length already, but does not print like it. */
export function printLike(proxy: AnyFunction, target: AnyFunction): void {
  nativeOf.set(proxy, nativeOf.get(target) ?? target);
}

/** Makes `Function.prototype.toString` answer for the native; returns how to undo it. */
export function installToString(): () => void {
  const native = Function.prototype.toString;
  const standIn = {
    toString(this: AnyFunction): string {
      return apply(native, nativeOf.get(this) ?? this, []);
    },
  }.toString;
  disguise(standIn, native);
  defineProperty(Function.prototype, 'toString', { value: standIn, writable: true, configurable: true });
  return () => {
    if (Function.prototype.toString !== standIn) return;
    defineProperty(Function.prototype, 'toString', { value: native, writable: true, configurable: true });
  };
}
