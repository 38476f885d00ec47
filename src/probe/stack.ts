import { defineProperty, getOwnPropertyDescriptor, indexOf, NativeError, slice } from './natives.ts';

const frameLimit = 50;
const textLimit = 16_000;
const isV8 = 'captureStackTrace' in NativeError && indexOf(new NativeError('x').stack ?? '', 'Error') === 0;

/** Sets a data property of `Error` for one capture and returns how to put it back. */
function override(name: 'stackTraceLimit' | 'prepareStackTrace', value: unknown): (() => void) | null {
  const before = getOwnPropertyDescriptor(NativeError, name);
  if (!before && name === 'prepareStackTrace') return null;
  // An accessor of the page's would notice us.
  if (before && (!('value' in before) || !before.writable || !before.configurable)) return null;
  if (before?.value === value) return null;
  defineProperty(NativeError, name, { value, writable: true, configurable: true, enumerable: true });
  return () => {
    if (before) defineProperty(NativeError, name, before);
    else delete (NativeError as unknown as Record<string, unknown>)[name];
  };
}

function rawStack(): string {
  // Firefox has no limit of its own and heeds the one that a page sets.
  const limits = isV8 || getOwnPropertyDescriptor(NativeError, 'stackTraceLimit') !== undefined;
  if (!limits) return new NativeError().stack ?? '';
  const restoreLimit = override('stackTraceLimit', frameLimit);
  const restorePrepare = override('prepareStackTrace', undefined);
  try {
    const { stack } = new NativeError();
    return typeof stack === 'string' ? stack : '';
  } finally {
    restorePrepare?.();
    restoreLimit?.();
  }
}

/**
 * The stack as text, without the innermost `ownFrames` frames of the probe and this file's two. Frames
 * are dropped by count, never by URL: a page can give its own script our name.
 */
export function takeStack(ownFrames: number): string {
  let text = '';
  try {
    text = rawStack();
  } catch {
    // A page that locked `Error` with a throwing `prepareStackTrace` gets no error of ours: nobody is named.
    return '';
  }
  let at = isV8 ? indexOf(text, '\n') + 1 : 0;
  for (let i = 0; i < ownFrames + 2 && at > -1; i++) {
    const next = indexOf(text, '\n', at);
    if (next === -1) return '';
    at = next + 1;
  }
  return slice(text, at, at + textLimit);
}
