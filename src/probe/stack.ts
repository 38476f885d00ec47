import {
  apply,
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  indexOf,
  isArray,
  isExtensible,
  lastIndexOf,
  NativeError,
  noArguments,
  slice,
} from './natives.ts';
import type { Origin } from './origin.ts';
import { rawStack } from './read-error.ts';
import type { Plain } from './serialize.ts';

/** V8 reads as many frames as it is told, of which so many are told; Gecko reads at most 128. */
const frameLimit = 5000;
const toldAtMost = 100;
const geckoLimit = 128;
const textLimit = 16_000;

const settings = NativeError as unknown as Record<string, unknown>;

/** Sets a data property of `Error` and returns how to put it back; null where the page has made sure that nobody can. */
function override(name: 'stackTraceLimit' | 'prepareStackTrace', value: unknown): (() => void) | null {
  const before = getOwnPropertyDescriptor(NativeError, name);
  // An accessor of the page's would notice us.
  if (before ? !before.writable : !isExtensible(NativeError)) return null;
  // To assign is fastest; what is new must not run into a setter that is inherited.
  if (before) settings[name] = value;
  else defineProperty(NativeError, name, { value, writable: true, configurable: true, enumerable: true });
  return () => {
    if (before) settings[name] = before.value;
    else delete settings[name];
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

/** The file that this code came in, as no page's can be called. */
const ownFile = isV8 && apply(readers[1] as () => Plain, sample[0], noArguments);

/** What was told last. Of acts that are alike it is the same list, of which only the places are read again. */
let told: Plain[][] = [];

/**
 * V8 calls this with the frames. Ours are left out, wherever they stand; those of one recursion are told once. The hash of a
 * file's code is not asked for: it takes long, and the file is known. Of a frame in such a file that was told last in the same
 * place nothing else is asked either.
 */
function readSites(_error: unknown, sites: Site[]): Plain[][] {
  const frames: Plain[][] = [];
  let last: Plain[] = [];
  let isNew = sites.length === frameLimit;
  const { href } = location;
  for (let i = 0; i < sites.length; i++) {
    const read = (j: number): Plain =>
      (readers[j] && apply(readers[j] as () => Plain, sites[i], noArguments)) || '';
    const file = read(1);
    if (file === ownFile) continue;
    const line = read(3);
    const column = read(4);
    if (line === last[3] && column === last[4] && file === last[1]) continue;
    const at = frames.length;
    const before = at < told.length ? (told[at] as Plain[]) : last;
    let frame = before;
    if (!file || file !== before[1] || line !== before[3] || column !== before[4] || before[8]) {
      frame = [];
      const isKnown = indexOf(file as string, 'http') === 0 && file !== href;
      for (let j = 0; j < readers.length; j++) {
        frame[j] = j === 8 && isKnown ? '' : read(j);
        isNew ||= frame[j] !== before[j];
      }
    }
    if (at === toldAtMost) {
      frames[at] = [];
      break;
    }
    frames[at] = frame;
    last = frame;
  }
  if (sites.length === frameLimit) frames[frames.length] = [];
  if (isNew || frames.length !== told.length) told = frames;
  return told;
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
 * The stack without our frames: Gecko's text, or what V8 tells of each frame. In Gecko the innermost `ownFrames` frames of the
 * probe and this file's own are dropped by count, never by name: a page can give its own script ours. Empty where a page
 * has locked `Error`: nobody is named.
 */
export function takeStack(ownFrames: number): Plain {
  try {
    return isV8 ? (stackWith(frameLimit, readSites) as Plain) : geckoText(ownFrames + 3);
  } catch {
    return '';
  }
}

/** How many calls through our Proxies (`overlay` in `wrap.ts`) are under way. */
export const overlaysAtWork = { count: 0 };

export function originAt(ownFrames: number, isOurs = true, boundBy?: Plain): Origin {
  return {
    text: takeStack(ownFrames + 1),
    slot: isOurs ? 'ours' : 'replaced',
    layers: overlaysAtWork.count || undefined,
    boundBy,
  };
}

/** The innermost script of a stack, to be compared and not to be shown; empty where there is none. */
export function fileOf(stack: Plain): string {
  if (isArray(stack)) {
    for (let i = 0; i < stack.length; i++) {
      const file = (stack[i] as Plain[])[1];
      if (file) return file as string;
    }
    return '';
  }
  const from = indexOf(stack as string, '://');
  const place = from < 0 ? '' : slice(stack as string, from, indexOf(`${stack}\n`, '\n', from));
  // Without `:line:column`.
  return slice(place, 0, lastIndexOf(place, ':', lastIndexOf(place, ':') - 1));
}
