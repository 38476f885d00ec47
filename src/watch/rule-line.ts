const examinedCharactersAtMost = 200_000;
const selectorCharactersAtMost = 2_000;

/**
 * The line, from 1, on which the rule with this selector begins in the text of a style element. CSSOM keeps no
 * lines, so it is looked for; null where it is not found, or found more than once and any of them may be meant.
 * One pass: the text is the page's, and expressions that go back over it took minutes.
 */
export function lineOfRule(css: string, selector: string): number | null {
  const wanted = plain(selector);
  const text = withoutComments(css.slice(0, examinedCharactersAtMost));
  let found: number | null = null;
  let begin = 0;
  let line = 1;
  let beginLine = 1;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\n') line++;
    if (character !== '{' && character !== '}' && character !== ';') continue;
    const prelude = text.slice(begin, at);
    if (character === '{' && prelude.length <= selectorCharactersAtMost && plain(prelude) === wanted) {
      if (found !== null) return null;
      const lead = prelude.slice(0, prelude.length - prelude.trimStart().length);
      found = beginLine + lead.split('\n').length - 1;
    }
    begin = at + 1;
    beginLine = line;
  }
  return found;
}

/** A browser prints `body>div:last-child` as `body > div:last-child`. */
const plain = (selector: string): string =>
  selector
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?([>+~,()=*^$|]) ?/g, '$1')
    .replace(/'/g, '"');

/** Each comment leaves its line ends, so that lines stay where they are. */
function withoutComments(css: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let open = css.indexOf('/*'); open >= 0; open = css.indexOf('/*', from)) {
    const close = css.indexOf('*/', open + 2);
    const end = close < 0 ? css.length : close + 2;
    kept.push(css.slice(from, open), css.slice(open, end).replace(/[^\n]+/g, ''));
    from = end;
  }
  return [...kept, css.slice(from)].join('');
}
