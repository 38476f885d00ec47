import type { Fact } from '../model/observation.ts';
import type { ScriptTexts } from '../network/script-texts.ts';

type Place = { source: string; line: number; column: number };

/** The probe's: there were more frames. */
const cutMark = '…';
/** What stands here is ours: what a page put there goes. */
const told = / in \S+(?: line \d+ > eval)?$/;

/**
 * Writes behind each frame of a Gecko stack whose name is not its file's, as far as texts tell, what is: ` in FILE`,
 * ` in FILE line 5 > eval` for code that the next frame has evaluated, or ` in ?`. Before redaction: afterwards no address
 * could be looked up.
 */
export function withTrueFiles<F extends Fact>(fact: F, tab: number, texts: ScriptTexts): F {
  const { stack } = fact as { stack?: { text: string } };
  if (!stack || !texts.knows(tab)) return fact;
  const name = fact.kind === 'dom' ? (fact.api.split('.').at(-1) ?? null) : null;
  const read = stack.text.split('\n').map((line) => line.replace(told, ''));
  const lines = withoutNameLines(read, (line) => isBorneOut(line, tab, texts, name));
  const innermost = lines.findIndex((line) => placesIn(line).length > 0);
  const marked = lines.map((line, index) => {
    const file = fileOf(line, tab, texts, index === innermost ? name : null);
    if (file === null) return line;
    return `${line} in ${file || evaluator(lines.slice(index + 1), tab, texts) || '?'}`;
  });
  return { ...fact, stack: { ...stack, text: marked.join('\n') } };
}

/**
 * A function's name may hold whole lines, also such as look like frames. Gecko writes none without `@`: from the first of
 * these on all are one name's, up to the first line whose place a text bears out.
 */
function withoutNameLines(lines: string[], isTrue: (line: string) => boolean): string[] {
  const first = lines.findIndex((line) => line !== '' && line !== cutMark && !line.includes('@'));
  if (first < 0) return lines;
  const end = lines.findIndex((line, index) => index > first && isTrue(line));
  return end < 0 ? lines : [...lines.slice(0, first), ...lines.slice(end)];
}

function isBorneOut(line: string, tab: number, texts: ScriptTexts, name: string | null): boolean {
  return placesIn(line).some((place) => texts.filesAt(tab, place, name).length > 0);
}

/** As `ScriptTexts.trueFile`. A function's name may quote an address: then the place is the one that a text bears out. */
function fileOf(line: string, tab: number, texts: ScriptTexts, name: string | null): string | null {
  const [first, ...others] = placesIn(line);
  if (!first) return null;
  if (others.length === 0) return texts.trueFile(tab, first, name);
  const files = new Set([first, ...others].flatMap((place) => texts.filesAt(tab, place, name)));
  return files.size === 1 ? ([...files][0] ?? null) : null;
}

function evaluator(outer: readonly string[], tab: number, texts: ScriptTexts): string | null {
  const [place] = outer.flatMap(placesIn);
  if (!place || texts.calledAt(tab, place) !== 'eval') return null;
  return `${place.source} line ${place.line} > eval`;
}

/** Every way to read `name@source:1:2`, the longest source first. */
function placesIn(line: string): Place[] {
  const [, sources = '', lineNumber, column] = /^[^@]*@(.*):(\d{1,9}):(\d{1,9})$/.exec(line) ?? [];
  if (sources === '') return [];
  const parts = sources.split('@').slice(0, 8);
  return parts
    .map((_, index) => parts.slice(index).join('@'))
    .filter((source) => /^\S+$/.test(source))
    .map((source) => ({ source, line: Number(lineNumber), column: Number(column) }));
}
