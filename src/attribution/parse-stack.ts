/**
 * Reads the stack text of both engines. Own code and not error-stack-parser-es 2.0.1: its expressions need
 * minutes for 16,000 hostile characters, and it drops brackets from URLs, which then equal no loaded script.
 * Every step here is linear in the length of the text.
 */
export type RawFrame = {
  functionName: string | null;
  /** Empty for native and anonymous code. */
  url: string;
  line: number | null;
  column: number | null;
  /**
   * `awaits`: whoever awaits what the frames before it do, which called nothing; `missing`: no frame, but a sign that the
   * stack does not tell all, or contradicts itself; `eval`: V8's word for code that eval or Function made, where `url` and
   * `line` are the place that is said to have made it; `injected`: Gecko's word for an inline script that a call put into the
   * document with this address; `timed`: Gecko's word for a text that was given to a timer; `unlike`: the script with this
   * address holds no such call, so code that took its name made it.
   */
  kind?: 'awaits' | 'missing' | 'eval' | 'injected' | 'timed' | 'unlike';
  /** The name that the code gives itself, where its file has another. */
  claim?: string;
  /** Hash of code that has no file of its own (V8). */
  hash?: string;
};

const maxFrames = 100;
/** The probe's: the stack was longer. */
const cutMark = '…';
const missing: RawFrame = { functionName: null, url: '', line: null, column: null, kind: 'missing' };

/**
 * Where Gecko goes on with whoever scheduled the code (`setTimeout handler*f@…`). It does so under automation
 * and with the developer tools open only, and those frames called nothing: the stack ends before them.
 */
const scheduled =
  /^(?:Async|[A-Za-z]+(?: handler| callback)|[A-Za-z]+\.handleEvent|[A-Z][A-Za-z]*(?:Callback|NonNull|Handler|Function))\*/;

/** V8's stacks tell the files that code came in; Gecko's the names that code gives itself. */
export function isV8Stack(text: string): boolean {
  return /^\s*at /m.test(text);
}

/**
 * Frames, innermost first, at most 100. Code made by eval or Function gets the place of the call that made
 * it (Gecko tells no column there). Lines that are no frame are left out; nothing throws.
 */
export function parseStack(text: string): RawFrame[] {
  const lines = text.split('\n', 4 * maxFrames).map((line) => line.trim());
  const isV8 = isV8Stack(text);
  // A function's name may hold whole lines, of either engine's kind: one that is not this engine's betrays them.
  const isForged =
    isV8 &&
    lines.some((line, index) => index > 0 && line !== '' && line !== cutMark && !line.startsWith('at '));
  const frames: RawFrame[] = isForged ? [missing] : [];
  let isAwaited = false;
  for (const line of lines) {
    if (!isV8 && scheduled.test(line)) break;
    isAwaited ||= line.startsWith(isV8 ? 'at async ' : 'async*');
    const frame = line === cutMark ? missing : isV8 ? v8Frame(line) : geckoFrame(line);
    if (frame) frames.push(isAwaited && frame !== missing ? { ...frame, kind: 'awaits' } : frame);
    if (frames.length === maxFrames) return [...frames.slice(0, -1), missing];
  }
  return frames;
}

/**
 * `at f (url:1:2)`, `at url:1:2`, `at eval (eval at f (url:1:2), <anonymous>:3:4)`, `at f (<anonymous>)`; with what the probe
 * adds: `at f (url:1:2 #HASH as CLAIM)`.
 */
function v8Frame(line: string): RawFrame | null {
  if (!line.startsWith('at ')) return null;
  const body = line.slice(3);
  if (!body.endsWith(')')) return place(null, withoutAsync(body));

  // A function's name may hold brackets, a script's URL holds no space: the last " (" opens the place.
  const opens = body.lastIndexOf(' (');
  if (opens < 0) return place(null, withoutAsync(body));
  const { told, claim } = parted(body.slice(opens + 2, -1));
  const [inner = '', hash] = told.split(' #', 2);
  const made = { ...(hash === undefined ? {} : { hash }), ...(claim ? { claim } : {}) };
  const isEval = inner.includes(' ');
  const name = withoutAsync(body.slice(0, isEval ? body.indexOf(' (') : opens));
  if (!isEval) return { ...place(name, inner), ...made };
  const outer = inner.slice(0, Math.max(inner.indexOf('), '), 0));
  return { ...place(name, outer.replace(/\)+$/, '')), kind: 'eval', ...made };
}

/** The name that code gives itself although its file has another is no place. */
function parted(text: string): { told: string; claim: string } {
  const at = text.lastIndexOf(' as ');
  return at < 0 ? { told: text, claim: '' } : { told: text.slice(0, at), claim: text.slice(at + 4) };
}

/** As Gecko calls it where the call to the timer came through a stand-in of ours. */
const timedCode = '<anonymous code>';

/**
 * `f@url:1:2`, `setTimeout handler*f@url:1:2`, `f@url line 5 > eval:1:2`, `forEach@[native code]`; with what the background
 * adds: `f@url:1:2 in FILE`, ` in FILE line 5 > eval` or ` in ?` (`src/session/true-files.ts`).
 */
function geckoFrame(marked: string): RawFrame | null {
  const [, line = marked, file, evalLine] =
    /^(.*:\d+:\d+) in (\S+)(?: line (\d{1,9}) > eval)?$/.exec(marked) ?? [];
  // Names may quote anything; URLs hold no quotation mark. So the URL begins at the first @ after the last one.
  const at = line.indexOf('@', line.lastIndexOf('"') + 1);
  if (at < 0) return null;
  const name = line.slice(line.lastIndexOf('*', at) + 1, at);
  const location = line.slice(at + 1);
  if (location.startsWith(timedCode))
    return { ...place(name, location.slice(timedCode.length)), kind: 'timed' };
  const made = /^(\S*) line (\d{1,9}) > (\w+)/.exec(location);
  if (!made) return withFile(place(name, location), location.replace(/(?::\d+){1,2}$/, ''), file, evalLine);
  const frame = { functionName: name || null, url: made[1] ?? '', line: Number(made[2]), column: null };
  return made[3] === 'injectedScript' ? { ...frame, kind: 'injected' } : frame;
}

function withFile(frame: RawFrame, claim: string, file?: string, evalLine?: string): RawFrame {
  if (file === undefined) return frame;
  if (file === '?') return { ...frame, kind: 'unlike', claim };
  if (evalLine === undefined) return { ...frame, url: file, claim };
  return { ...frame, url: file, line: Number(evalLine), column: null, claim };
}

function place(name: string | null, location: string): RawFrame {
  const functionName = name || null;
  const wasm = location.indexOf(':wasm-function[');
  if (wasm > 0) return { functionName, url: location.slice(0, wasm), line: null, column: null };

  const last = numberAtEnd(location);
  if (!last) return { functionName, url: knownUrl(location), line: null, column: null };
  const first = numberAtEnd(last.rest);
  if (!first) return { functionName, url: knownUrl(last.rest), line: last.number, column: null };
  return { functionName, url: knownUrl(first.rest), line: first.number, column: last.number };
}

/** Splits `rest:12` into its two parts. */
function numberAtEnd(text: string): { rest: string; number: number } | null {
  const colon = text.lastIndexOf(':');
  const digits = text.slice(colon + 1);
  if (colon < 0 || !/^\d{1,9}$/.test(digits)) return null;
  return { rest: text.slice(0, colon), number: Number(digits) };
}

const nowhere = new Set(['<anonymous>', 'native', '[native code]', 'self-hosted', 'eval code']);

function knownUrl(location: string): string {
  return nowhere.has(location) || location.startsWith('index ') || !location.includes(':') ? '' : location;
}

function withoutAsync(name: string): string {
  return name.startsWith('async ') ? name.slice(6) : name;
}
