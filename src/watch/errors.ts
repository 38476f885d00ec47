import type { FactOf } from '../model/observation.ts';
import type { Uncaught } from '../model/trouble.ts';

/** Words of V8 and SpiderMonkey for a name or a member that was not there; the first group is it. */
const missingIn: readonly RegExp[] = [
  /^([\w$]{1,128}) is not defined$/,
  /^Cannot (?:read|set) propert(?:y|ies) of (?:undefined|null) \((?:reading|setting) '([^']{1,128})'\)$/,
  /^can't access property "([^"]{1,128})"/,
  /^([\w$.]{1,128}) is (?:not a function|not a constructor|undefined|null)$/,
];

/** What may be kept of an uncaught error: its type and the name that was missing. The message goes. */
export function errorFactOf(uncaught: Uncaught): FactOf<'error'> {
  const { message, stack } = uncaught;
  const [, name, rest = ''] = /^(?:Uncaught )?([A-Z]\w{0,63}): (.*)$/s.exec(message) ?? [];
  const missing = missingIn.map((words) => words.exec(rest)?.[1]).find((found) => found !== undefined);
  return {
    kind: 'error',
    name: name ?? (/^Script error\.?$/.test(message) ? 'muted' : 'thrown'),
    ...(missing === undefined ? {} : { missing }),
    ...(stack === undefined ? {} : { rejected: true }),
    ...(stack === undefined ? placeOf(uncaught) : innermostPlace(stack)),
  };
}

type Place = Pick<FactOf<'error'>, 'url' | 'line' | 'column'>;
const placeOf = ({ url, line, column }: Place): Place => ({ url, line, column });

/** Of the first line that names a file; both engines end it with line and column. */
function innermostPlace(stack: string): Place {
  for (const frame of stack.split('\n').slice(0, 12)) {
    const [, url, line, column] = /(https?:\/\/[^\s()]+):(\d{1,9}):(\d{1,9})\)?$/.exec(frame) ?? [];
    if (url !== undefined) return { url, line: Number(line), column: Number(column) };
  }
  return { url: '', line: 0, column: 0 };
}
