import { idMark, keyedHash } from './keyed-hash.ts';
import { redactText } from './redact-text.ts';
import { redactPath, redactUrl } from './redact-url.ts';

const maxStackLength = 16_384;
const longestName = 200;
/** The probe's: there were more frames than it tells. */
const cutMark = '…';

/**
 * A stack as it may be stored: every frame keeps its `:line:column` and its form (V8 or Gecko, `eval`
 * included), its address and function name are redacted, and lines that are no frames (an error's message)
 * are left out.
 */
export function redactStack(stack: string, key: string): string {
  return stack
    .split('\n')
    .map((line) => remembered(line, key))
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, maxStackLength);
}

/** The same few lines come thousands of times. In memory only, and emptied rather than grown. */
const safeLines = new Map<string, string>();
const safeLinesAtMost = 2_000;

function remembered(line: string, key: string): string {
  const at = `${key} ${line}`;
  const known = safeLines.get(at);
  if (known !== undefined) return known;
  if (safeLines.size >= safeLinesAtMost) safeLines.clear();
  const safe = redactLine(line, key);
  safeLines.set(at, safe);
  return safe;
}

function redactLine(line: string, key: string): string {
  if (line === cutMark) return line;
  const v8 = /^(\s*at )(.*)$/.exec(line);
  if (v8) return v8[1] + redactV8(v8[2] ?? '', key);
  const [, frame = line, told = ''] = /^(.*:\d+:\d+)( in \S+(?: line \d+ > eval)?)$/.exec(line) ?? [];
  const { at, isClear } = geckoSplit(frame);
  if (at < 0) return '';
  const mark = redactTold(told, key);
  // A frame all the same: without it, whoever called would stand in its place.
  if (!isClear)
    return `${idMark(line, key)}@?${told === '' ? ':1:1' : (/:\d+:\d+$/.exec(frame)?.[0] ?? '')}${mark}`;
  return `${redactName(frame.slice(0, at), key)}@${redactGeckoPlace(frame.slice(at + 1), key)}${mark}`;
}

/** `name (place)` or `place`. Addresses hold no space, so the first ` (` ends the name. */
function redactV8(body: string, key: string): string {
  const [, name, place = ''] = /^(.*?) \((.*)\)$/.exec(body) ?? [];
  if (name === undefined) return redactV8Place(body, key);
  return `${redactName(name, key)} (${redactMarkedPlace(place, key)})`;
}

/** `place #HASH as CLAIM`, as the watcher writes it. */
function redactMarkedPlace(place: string, key: string): string {
  const [, bare = '', hash, claim] = /^(.*?)(?: #([0-9a-f]*))?(?: as (\S*))?$/.exec(place) ?? [];
  const mark = hash === undefined ? '' : ` #${codeMark(hash, key)}`;
  return redactV8Place(bare, key) + mark + (claim === undefined ? '' : ` as ${redactSource(claim, key)}`);
}

/** A hash of code matches the same code in the same audit; without the audit's key, texts could be tried until one fits. */
export const codeMark = (hash: string, key: string): string => keyedHash(hash, key).slice(0, 16);

/** `url:1:2`, `<anonymous>`, `async url:1:2`, or `eval at name (place), place`. */
function redactV8Place(place: string, key: string): string {
  const evaluated = /^eval at (.*), ([^,]*)$/.exec(place) ?? /^eval at (.*\))$/.exec(place);
  if (evaluated) {
    const outer = `eval at ${redactV8(evaluated[1] ?? '', key)}`;
    return evaluated[2] === undefined ? outer : `${outer}, ${redactV8Place(evaluated[2], key)}`;
  }
  if (/^(?:async )?(?:<anonymous>|native(?: code)?|index \d+|unknown location)$/.test(place)) return place;

  const [, prefix = '', source = '', position = ''] = /^(async )?(.*?)((?::\d+){0,2})$/.exec(place) ?? [];
  if (position === '') return '<anonymous>';
  return prefix + redactSource(source, key) + position;
}

/** `url:1:2` or `url line 5 > eval:1:2`. */
function redactGeckoPlace(place: string, key: string): string {
  const [, source = '', origin = '', position = ''] =
    /^(.*?)((?: line \d+ > [A-Za-z]+)*)((?::\d+){0,2})$/.exec(place) ?? [];
  if (source === '[native code]') return place;
  return redactSource(source, key) + origin + position;
}

/** What the texts of scripts tell (`true-files.ts`): ` in FILE`, ` in FILE line 5 > eval`, ` in ?`. */
function redactTold(told: string, key: string): string {
  const [, file = '', origin = ''] = /^ in (\S+)(.*)$/.exec(told) ?? [];
  if (file === '' || file === '?') return told;
  return ` in ${redactSource(file, key)}${origin}`;
}

function redactSource(source: string, key: string): string {
  if (/^(?:<anonymous(?: code)?>|self-hosted)?$/.test(source)) return source;
  if (/^[a-z][a-z0-9+.-]*:/i.test(source)) return redactUrl(source, key);
  return redactPath(source, key);
}

/** What engines put before a name where code goes on later: it tells who called whom, whatever the name. */
const goesOn = /^(?:async |[A-Za-z.]{1,40}(?: handler| callback)?\*)*/;
/** Names of code have no space but those that engines put in: `get size`, `Object.run [as go]`. */
const spaceOfWords = /(?<!\b(?:get|new|set|static)|\[as)\s(?!\[as )/;

/** A computed name can hold any text of the page. */
function redactName(name: string, key: string): string {
  const [before = ''] = goesOn.exec(name) ?? [];
  const bare = name.slice(before.length);
  if (bare.length > longestName || spaceOfWords.test(bare)) return before + idMark(bare, key);
  return before + redactText(bare, key);
}

/**
 * Addresses hold `@` more often than names do (`pkg@1.2.3`), so one that starts an address counts (`@host:1:2` is an end).
 * Where several do, name and address cannot be told apart.
 */
function geckoSplit(line: string): { at: number; isClear: boolean } {
  const [first, second] = [
    ...line.matchAll(
      /@(?:[a-z][a-z0-9+.-]*:(?!\d+(?::\d+)?$)|\[native code\]|<anonymous code>|self-hosted)/gi,
    ),
  ];
  if (first) return { at: first.index, isClear: !second };
  return { at: /:\d+:\d+$/.test(line) ? line.indexOf('@') : -1, isClear: true };
}
