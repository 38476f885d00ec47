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
   * stack does not tell all, or contradicts itself.
   */
  kind?: 'awaits' | 'missing';
};

const maxFrames = 100;
const missing: RawFrame = { functionName: null, url: '', line: null, column: null, kind: 'missing' };

/**
 * Where Gecko goes on with whoever scheduled the code (`setTimeout handler*f@…`). It does so under automation
 * and with the developer tools open only, and those frames called nothing: the stack ends before them.
 */
const scheduled =
  /^(?:[A-Za-z]+(?: handler| callback)|[A-Za-z]+\.handleEvent|[A-Z][A-Za-z]*(?:Callback|NonNull|Handler|Function))\*/;

/**
 * Frames, innermost first, at most 100. Code made by eval or Function gets the place of the call that made
 * it (Gecko tells no column there). Lines that are no frame are left out; nothing throws.
 */
export function parseStack(text: string): RawFrame[] {
  const lines = text.split('\n', 4 * maxFrames).map((line) => line.trim());
  const isV8 = lines.some((line) => line.startsWith('at '));
  // A function's name may hold whole lines, of either engine's kind: one that is not this engine's betrays them.
  const isForged = isV8 && lines.some((line, index) => index > 0 && line !== '' && !line.startsWith('at '));
  const frames: RawFrame[] = isForged ? [missing] : [];
  let isAwaited = false;
  for (const line of lines) {
    if (!isV8 && scheduled.test(line)) break;
    isAwaited ||= line.startsWith(isV8 ? 'at async ' : 'async*');
    const frame = isV8 ? v8Frame(line) : geckoFrame(line);
    if (frame) frames.push(isAwaited ? { ...frame, kind: 'awaits' } : frame);
    if (frames.length === maxFrames) return [...frames.slice(0, -1), missing];
  }
  return frames;
}

/** `at f (url:1:2)`, `at url:1:2`, `at eval (eval at f (url:1:2), <anonymous>:3:4)`, `at f (<anonymous>)`. */
function v8Frame(line: string): RawFrame | null {
  if (!line.startsWith('at ')) return null;
  const body = line.slice(3);
  if (!body.endsWith(')')) return place(null, withoutAsync(body));

  // A function's name may hold brackets, a script's URL holds no space: the last " (" opens the place.
  const opens = body.lastIndexOf(' (');
  if (opens < 0) return place(null, withoutAsync(body));
  const inner = body.slice(opens + 2, -1);
  if (!inner.includes(' ')) return place(withoutAsync(body.slice(0, opens)), inner);

  const name = withoutAsync(body.slice(0, body.indexOf(' (')));
  const outer = inner.slice(0, Math.max(inner.indexOf('), '), 0));
  return place(name, outer.replace(/\)+$/, ''));
}

/** `f@url:1:2`, `setTimeout handler*f@url:1:2`, `f@url line 5 > eval:1:2`, `forEach@[native code]`. */
function geckoFrame(line: string): RawFrame | null {
  // Names may quote anything; URLs hold no quotation mark. So the URL begins at the first @ after the last one.
  const at = line.indexOf('@', line.lastIndexOf('"') + 1);
  if (at < 0) return null;
  const name = line.slice(line.lastIndexOf('*', at) + 1, at);
  const location = line.slice(at + 1);
  const made = /^(\S*) line (\d{1,9}) > /.exec(location);
  if (!made) return place(name, location);
  return { functionName: name || null, url: made[1] ?? '', line: Number(made[2]), column: null };
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
