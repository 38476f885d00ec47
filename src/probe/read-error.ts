import { apply, getOwnPropertyDescriptor, getPrototypeOf, NativeError, noArguments } from './natives.ts';
import { ownValue } from './traps.ts';

/** Neither a proxy nor a look-alike passes (ECMAScript 2026); without it no thrown value is read. */
const { isError } = Error as { isError?: (value: unknown) => value is Error };

/** V8 gives every error the stack (a value, or one getter for all), SpiderMonkey's getter is inherited. */
const nativeStack = (
  getOwnPropertyDescriptor(new NativeError(), 'stack') ??
  getOwnPropertyDescriptor(NativeError.prototype, 'stack')
)?.get as (() => unknown) | undefined;

const textOr = (fallback: string, value: unknown): string => (typeof value === 'string' ? value : fallback);

/** `TypeError: message` and the stack of a true error, read without running code of the page; else null. */
export function readError(value: unknown): { message: string; stack: string } | null {
  if (!isError?.(value)) return null;
  const kind = textOr('Error', ownValue(getPrototypeOf(value), 'name'));
  // V8 would run the page's own formatter.
  const isFormatted = typeof ownValue(NativeError, 'prepareStackTrace') === 'function';
  return {
    message: `${kind}: ${textOr('', ownValue(value, 'message'))}`,
    stack: isFormatted ? '' : textOr('', rawStack(value)),
  };
}

/** The stack as the engine keeps it, past whatever the page put in the place of `error.stack`. */
export function rawStack(error: Error): unknown {
  const own = getOwnPropertyDescriptor(error, 'stack');
  if (own && 'value' in own) return own.value;
  return own && own.get !== nativeStack ? undefined : nativeStack && apply(nativeStack, error, noArguments);
}
