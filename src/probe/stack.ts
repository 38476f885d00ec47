import {
  apply,
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  indexOf,
  isArray,
  isExtensible,
  NativeError,
  noArguments,
  slice,
} from './natives.ts';
import { rawStack } from './read-error.ts';
import type { Plain } from './serialize.ts';

/** V8 reads as many frames as it is told, of which so many are told; Gecko reads at most 128. */
const frameLimit = 5000;
const toldAtMost = 100;
const geckoLimit = 128;
const textLimit = 16_000;

/** Sets a data property of `Error` and returns how to put it back; null where the page has made sure that nobody can. */
function override(name: 'stackTraceLimit' | 'prepareStackTrace', value: unknown): (() => void) | null {
  const before = getOwnPropertyDescriptor(NativeError, name);
  // An accessor of the page's would notice us.
  if (before ? !('value' in before && before.writable && before.configurable) : !isExtensible(NativeError))
    return null;
  defineProperty(NativeError, name, { value, writable: true, configurable: true, enumerable: true });
  return () => {
    if (before) defineProperty(NativeError, name, before);
    else delete (NativeError as unknown as Record<string, unknown>)[name];
  };
}

/** Empty where the page has locked `Error`. */
function stackWith(limit: number, format: unknown): unknown {
  const restoreLimit = override('stackTraceLimit', limit);
  const restoreFormat = restoreLimit && override('prepareStackTrace', format);
  try {
    return restoreFormat ? rawStack(new NativeError()) : '';
  } finally {
    restoreFormat?.();
    restoreLimit?.();
  }
}

type Site = object;
const sample = stackWith(1, (_error: unknown, sites: Site[]) => sites) as Site[];
const isV8 = isArray(sample);

/**
 * What V8's structured stack tells of a frame, in the order in which `src/watch/stack-text.ts` reads it. Its text believes
 * `//# sourceURL` and prints names unescaped. The readers are taken now: a page could change them later.
 */
const names = [
  'getFunctionName',
  'getFileName',
  'getScriptNameOrSourceURL',
  'getLineNumber',
  'getColumnNumber',
  'isAsync',
  'isEval',
  'getEvalOrigin',
  'getScriptHash',
];
const readers: (() => Plain)[] = [];
for (let i = 0; isV8 && i < names.length; i++)
  readers[i] = (getPrototypeOf(sample[0] as Site) as Record<string, () => Plain>)[
    names[i] as string
  ] as never;

const reading = { skip: 0 };

/**
 * V8 calls this with the frames; those of one recursion are told once. The hash of a file's code is not asked for: it takes
 * long, and the file is known.
 */
function readSites(_error: unknown, sites: Site[]): Plain[] {
  const frames: Plain[] = [];
  let last: Plain[] = [];
  for (let i = reading.skip; i < sites.length; i++) {
    const frame: Plain[] = [];
    for (let j = 0; j < readers.length; j++) {
      const isKnown = j === 8 && indexOf(`${frame[1]}`, 'http') === 0 && frame[1] !== location.href;
      frame[j] = (!isKnown && readers[j] && apply(readers[j] as () => Plain, sites[i], noArguments)) || '';
    }
    if (frame[3] === last[3] && frame[4] === last[4] && frame[1] === last[1]) continue;
    if (frames.length === toldAtMost) {
      frames[toldAtMost] = [];
      break;
    }
    frames[frames.length] = frame;
    last = frame;
  }
  if (sites.length === frameLimit) frames[frames.length] = [];
  return frames;
}

/** Gecko's text, past whatever the page put in the place of `error.stack`, and with as many frames as there are. */
function geckoText(skip: number): string {
  // Firefox has had a limit since 138 only, and an accessor is none.
  const limit = getOwnPropertyDescriptor(NativeError, 'stackTraceLimit');
  const limits = limit !== undefined && 'value' in limit;
  const text = (limits ? stackWith(geckoLimit, undefined) : rawStack(new NativeError())) as string;
  let at = 0;
  for (let i = limits ? 0 : 1; i < skip; i++) at = indexOf(text, '\n', at) + 1;
  return slice(text, at, at + textLimit);
}

/**
 * The stack, without the innermost `ownFrames` frames of the probe and this file's own: Gecko's text, or what V8 tells of
 * each frame. Frames are dropped by count, never by URL: a page can give its own script our name. Empty where a page has
 * locked `Error`: nobody is named.
 */
export function takeStack(ownFrames: number): Plain {
  try {
    if (!isV8) return geckoText(ownFrames + 3);
    reading.skip = ownFrames + 2;
    return stackWith(frameLimit, readSites) as Plain;
  } catch {
    return '';
  }
}
