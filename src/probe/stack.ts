import {
  apply,
  bare,
  getPrototypeOf,
  hasOwn,
  indexOf,
  isArray,
  lastIndexOf,
  NativeError,
  nativeDefine,
  nativeDescriptor,
  noArguments,
  slice,
} from './natives.ts';
import type { Origin } from './origin.ts';
import { rawStack } from './read-error.ts';
import type { Plain } from './serialize.ts';

/** V8 reads as many frames as it is told, of which so many are told; Gecko reads at most 128. */
const v8Limit = 5000;
const toldAtMost = 100;
const geckoLimit = 128;
const textLimit = 16_000;

/** Firefox has it since 138. */
const { captureStackTrace } = Error as Partial<typeof Error>;
type OwnFunction = (...args: never[]) => unknown;

/** A property of `Error` before it is set. An accessor of the page's would notice us. */
type Before = PropertyDescriptor | undefined;
const isSettable = (before: Before): boolean => !before || hasOwn(before, 'value');

const added: PropertyDescriptor = bare({ value: 0, writable: true, enumerable: true, configurable: true });

/**
 * Sets it, or without a value puts back what was there. To assign is fastest; what is new must not run into a setter that is
 * inherited.
 */
function put(name: string, before: Before, value: unknown = before?.value): void {
  const errors = NativeError as unknown as Record<string, unknown>;
  if (before) errors[name] = value;
  else if (value === undefined) delete errors[name];
  else {
    added.value = value;
    nativeDefine(errors, name, added);
  }
}

/**
 * The stack outside of `from`, as what `format` makes of V8's structured one: the engine passes over the frames inside, which costs
 * less than to read and drop them. Empty or an error where the page has locked `Error`.
 */
function stackWith(
  limit: number,
  from?: OwnFunction,
  format?: (error: unknown, sites: Site[]) => unknown,
): unknown {
  const limitBefore = nativeDescriptor(NativeError, 'stackTraceLimit');
  const formatBefore = nativeDescriptor(NativeError, 'prepareStackTrace');
  const canLimit = isSettable(limitBefore);
  // To Gecko an accessor is no limit.
  if (!isSettable(formatBefore) || (format && !canLimit)) return '';
  try {
    if (canLimit) put('stackTraceLimit', limitBefore, limit);
    put('prepareStackTrace', formatBefore, format);
    const holder: { stack?: unknown } = { __proto__: null } as object;
    captureStackTrace?.(holder, from);
    return holder.stack;
  } finally {
    // In this order: what could not be set is not put back either.
    if (canLimit) put('stackTraceLimit', limitBefore);
    put('prepareStackTrace', formatBefore);
  }
}

type Site = object;
const sample = stackWith(1, undefined, (_error, sites) => sites) as Site[];
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
  const isCut = sites.length === v8Limit;
  let isNew = isCut;
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
      const isKnown = indexOf(file as string, 'http') === 0 && file !== location.href;
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
  if (isCut) frames[frames.length] = [];
  if (isNew || frames.length !== told.length) told = frames;
  return told;
}

/** Gecko's text. Frames of ours outside of `from` are dropped by count, never by name: a page can give its own script ours. */
function geckoText(ownFrames: number, from: OwnFunction): string {
  const text = (captureStackTrace ? stackWith(geckoLimit, from) : rawStack(new NativeError())) as string;
  const inside = captureStackTrace ? 0 : from === originAt ? 2 : 3;
  let at = 0;
  for (let i = 0; i < inside + ownFrames; i++) at = indexOf(text, '\n', at) + 1;
  return slice(text, at, at + textLimit);
}

/** How many calls through our Proxies (`overlay` in `wrap.ts`) are under way. */
export const overlaysAtWork = { count: 0 };

/** What was given last: acts that are alike have the same, by which they are known (`factText`). */
let last = { __proto__: null } as unknown as Origin;

/**
 * The stack outside of `from`, which called this if it is not this, and without `ownFrames` frames of ours around that: Gecko's text,
 * or what V8 tells of each frame. Empty where a page has locked `Error`: nobody is named.
 */
export function originAt(
  ownFrames: number,
  from: OwnFunction = originAt,
  isOurs = true,
  boundBy?: Plain,
): Origin {
  let text: Plain = '';
  try {
    const given = isV8 ? stackWith(v8Limit, from, readSites) : geckoText(ownFrames, from);
    // V8 writes text where its frames could not be asked for: that believes whatever code calls itself.
    if (isArray(given) === isV8) text = given as Plain;
  } catch {
    // Nobody is named.
  }
  const slot = isOurs ? 'ours' : 'replaced';
  const layers = overlaysAtWork.count || undefined;
  const isLast =
    text === last.text && slot === last.slot && layers === last.layers && boundBy === last.boundBy;
  if (!isLast) last = { text, slot, layers, boundBy };
  return last;
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
