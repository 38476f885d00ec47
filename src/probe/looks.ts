import {
  apply,
  defineProperty,
  getOwnPropertyDescriptor,
  indexOf,
  noArguments,
  sealed,
  slice,
  weakMap,
} from './natives.ts';
import { replace } from './replace.ts';

type AnyFunction = (...args: never[]) => unknown;

/** Keeps the looks: what stands in for a native prints, is named and counts its parameters like it. */
const nativeOf = weakMap<AnyFunction, AnyFunction>();

/**
 * What our stand-ins are written as. All probes are built alike: what reads so and is none of ours is another frame's, and
 * prints like a native too.
 */
const ourTexts = sealed(new Set<string>(), ['has', 'add']);
const nativeText: (this: AnyFunction) => string = Function.prototype.toString;
const textOf = (fn: AnyFunction): string => apply(nativeText, fn, noArguments);
const sample = textOf(nativeText);
const afterName = slice(sample, indexOf(sample, '('));
/** Gecko prints no `get` or `set` before an accessor's name, and breaks the line. */
const isGecko = indexOf(sample, '\n') > 0;

/** A Proxy has its target's name and length already, but does not print like it. */
export function printLike(standIn: AnyFunction, native: AnyFunction): void {
  nativeOf.set(standIn, nativeOf.get(native) ?? native);
}

export function disguise<StandIn extends AnyFunction>(standIn: StandIn, native: AnyFunction): StandIn {
  // In a native's order: Firefox lists first what was touched first.
  defineProperty(standIn, 'length', { value: native.length, configurable: true });
  defineProperty(standIn, 'name', { value: native.name, configurable: true });
  ourTexts.add(textOf(standIn));
  printLike(standIn, native);
  return standIn;
}

/** Makes `Function.prototype.toString` answer for the native. */
export function installToString(): void {
  replace(Function.prototype, 'toString', 'value', (native) =>
    disguise(
      {
        toString(this: AnyFunction): string {
          const native = nativeOf.get(this);
          const text = apply(nativeText, native ?? this, noArguments);
          if (native || !ourTexts.has(text)) return text;
          const name: string = getOwnPropertyDescriptor(this, 'name')?.value;
          return `function ${slice(name, isGecko && name[3] === ' ' ? 4 : 0)}${afterName}`;
        },
      }.toString,
      native,
    ),
  );
}
