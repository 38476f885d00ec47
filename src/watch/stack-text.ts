import { type Site, sitesSchema } from '../model/site.ts';
import { withoutOwnFrames } from './own-frames.ts';

const longestText = 16_000;
const cutMark = '…';

/**
 * Writes V8's frames as V8 does, with two additions: `#HASH` of code that came in no file, and `as URL` where code gives
 * itself a name that is not its file's. Whatever else is given stays as it is.
 */
export function withStackText(fact: unknown): unknown {
  const { stack } = (fact ?? {}) as { stack?: { text?: unknown; boundBy?: unknown; layers?: unknown } };
  if (typeof stack !== 'object' || stack === null) return fact;
  const { layers, ...rest } = stack;
  const boundBy = stack.boundBy === undefined ? {} : { boundBy: textOf(stack.boundBy) };
  const given = textOf(stack.text);
  const isMixed = typeof stack.text === 'string' && typeof layers === 'number';
  const text = isMixed ? withoutOwnFrames(given as string, layers) : given;
  return { ...(fact as object), stack: { ...rest, text, ...boundBy } };
}

function textOf(given: unknown): unknown {
  const parsed = sitesSchema().safeParse(given);
  if (!parsed.success)
    return typeof given === 'string' && given.length >= longestText ? `${given}\n${cutMark}` : given;
  const lines = parsed.data.map(lineOf);
  let length = 0;
  const end = lines.findIndex((line) => {
    length += line.length + 1;
    return length > longestText;
  });
  const told = end < 0 ? lines : [...lines.slice(0, end), cutMark];
  return told.join('\n');
}

function lineOf(frame: Site): string {
  if (frame.length === 0) return cutMark;
  const [name, file, shown, line, column, isAsync, isEval, origin, hash] = frame;
  const head = `    at ${isAsync ? 'async ' : ''}${plain(name) || '<anonymous>'}`;
  if (line === '') return `${head} (<anonymous>)`;
  const place = `${printable(file)}:${line}:${column}`;
  const made = isEval ? `eval at <anonymous> (${originOf(origin)}), ${place}` : place;
  return `${head} (${made}${hash ? ` #${hash}` : ''}${shown === file ? '' : ` as ${plain(shown)}`})`;
}

/** Brackets and line ends would let a name pass for a place, or for further frames. */
const plain = (given: string): string => given.replace(/[()\n]/g, '·');

/** An address that is itself the code may hold any text; it is known by its hash. */
function printable(file: string): string {
  return /^(?:data|javascript):/.exec(file)?.[0] ?? (file.replace(/\s/g, '%20') || '<anonymous>');
}

/** Where eval was called, itself no more than a claim; code that took a name tells that name instead. */
function originOf(origin: string): string {
  const [, place] = /^eval at .* \(([^()]*)\)+$/s.exec(origin) ?? [];
  return plain(place ?? '') || '<anonymous>';
}
