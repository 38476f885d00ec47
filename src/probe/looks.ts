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

export function disguise(standIn: AnyFunction, native: AnyFunction): void {
  // In a native's order: Firefox lists first what was touched first.
  defineProperty(standIn, 'length', { value: native.length, configurable: true });
  defineProperty(standIn, 'name', { value: native.name, configurable: true });
  ourTexts.add(textOf(standIn));
  printLike(standIn, native);
}

/** Puts what `write` makes for it in the place of what all functions inherit; returns how to undo it. */
export function replaceOfFunctions<Native extends AnyFunction>(
  name: 'bind' | 'toString',
  write: (native: Native) => Native,
): () => void {
  const { prototype } = Function;
  const native = prototype[name] as unknown as Native;
  const standIn = write(native);
  const put = (value: Native) =>
    defineProperty(prototype, name, { value, writable: true, configurable: true });
  disguise(standIn, native);
  put(standIn);
  return () => {
    if (prototype[name] === (standIn as unknown)) put(native);
  };
}

/** Makes `Function.prototype.toString` answer for the native; returns how to undo it. */
export function installToString(): () => void {
  return replaceOfFunctions(
    'toString',
    () =>
      ({
        toString(this: AnyFunction): string {
          const native = nativeOf.get(this);
          const text = apply(nativeText, native ?? this, noArguments);
          if (native || !ourTexts.has(text)) return text;
          const name: string = getOwnPropertyDescriptor(this, 'name')?.value;
          return `function ${slice(name, isGecko && name[3] === ' ' ? 4 : 0)}${afterName}`;
        },
      }).toString,
  );
}
