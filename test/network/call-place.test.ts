import { describe, expect, it } from 'vitest';
import { hasCallAt, sourceOf, wordAt } from '../../src/network/call-place.ts';

/** The text without its mark `▶`, and the place of the mark. */
function marked(text: string) {
  const before = text.slice(0, text.indexOf('▶'));
  const lines = before.split(/\r\n|[\n\r\u2028]/);
  return {
    source: sourceOf(text.replace('▶', '')),
    line: lines.length,
    column: (lines.at(-1)?.length ?? 0) + 1,
  };
}
const has = (text: string, name: string | null) => {
  const { source, line, column } = marked(text);
  return hasCallAt(source, line, column, name);
};

describe('a call at a place', () => {
  // As Firefox 153 tells them.
  it.each([
    ['a method', 'const a = 1;\nel.▶remove();'],
    ['a call in a chain', 'el\n  .▶remove\n  ();'],
    ['an optional call', 'el?.remove?.▶();'],
    ['a computed name', "el[▶'rem' + 'ove']();"],
    ['a computed name that is no literal', 'el[key]▶();'],
    ['a call of what is no name', '(0, el.remove)▶();'],
    ['call', 'Element.prototype.remove.▶call(el);'],
    ['apply', 'Reflect.▶apply(remove, el, []);'],
    ['a bound function', 'take(1); ▶take(el);'],
    ['a template', 'x▶`remove`'],
    ['after a line that ends as Windows has it', 'a();\r\nel.▶remove();'],
    ['after a line separator', 'a();\u2028el.▶remove();'],
    ['behind letters of other scripts', 'const 名 = "ü"; el.▶remove();'],
  ])('is found: %s', (_, text) => {
    expect(has(text, 'remove')).toBe(true);
  });

  it('is found at the start of the expression that sets or reads', () => {
    expect(has("▶list.el.innerHTML = '';", 'innerHTML')).toBe(true);
    expect(has("▶list.el.textContent = '';", 'innerHTML')).toBe(false);
    expect(has('▶list[key] = 1;', 'innerHTML')).toBe(true);
  });

  it.each([
    ["document.▶getElementById('x').innerHTML = '';", true],
    ["el.▶q('x').r.innerHTML = '';", true],
    ["el.▶q('x')[key] = 'z';", true],
    ["a(el.▶q('x').innerHTML = '');", true],
    ["el.q('x').innerHTML = '', el.▶q('x').innerHTML = '';", true],
    ['const f = (el) => { el.innerHTML = el.▶b(); };', true],
    ["el.innerHTML = '<p>; ' + el.▶b('}') + '</p>';", true],
    [`el.innerHTML = \`<p>\${el.▶b()}</p>\`;`, true],
    ['el.innerHTML += el.r.▶b().length;', true],
    ['el.▶append(x);', false],
    ["el.▶append(x); el.innerHTML = '';", false],
    ["el.▶append(x), el.innerHTML = '';", false],
    ["el.▶append(x)\nel.innerHTML = '';", false],
    ["el.▶append('.innerHTML = 1');", false],
    ["el.▶append(() => { el.innerHTML = ''; });", false],
    ["el.innerHTML = ''; el.▶append(x);", false],
    ["el.innerHTML = '', el.▶append(x);", false],
    ["el.innerHTML = ''\nel.▶append(x);", false],
    ['el.innerHTML == el.▶q(x);', false],
    ["el.▶q('x').innerHTML.length = 1;", true],
    ["if (el.▶q('x')?.innerHTML === '') a();", true],
    ['el.innerHTML = [▶b];', true],
    ["el.▶q('x').innerHTML();", false],
    ['el.▶q(x.innerHTML);', false],
    ["el.▶q('x').append(y).innerHTML = '';", false],
    ['({ innerHTML }) => el.▶q(innerHTML);', false],
  ])('is found at the last call of the expression: %s %s', (text, found) => {
    expect(has(text, 'innerHTML')).toBe(found);
  });

  it.each([
    ['the middle of a word', 'el.re▶move();'],
    ['a call of another method', 'el.▶append();'],
    ['a blank', 'el.remove();▶ el.x();'],
    ['a mark', 'el.remove()▶;'],
    ['the end of the text', 'el.remove();▶'],
  ])('is not found: %s', (_, text) => {
    expect(has(text, 'remove')).toBe(false);
  });

  it('is not found outside of the text', () => {
    const source = sourceOf('el.remove();\n');
    for (const [line, column] of [
      [0, 1],
      [1, 0],
      [1, 40],
      [3, 1],
    ] as const)
      expect(hasCallAt(source, line, column, null)).toBe(false);
  });

  it('may be any call where the frame called other code', () => {
    expect(has('el.▶append();', null)).toBe(true);
    expect(has('el.app▶end();', null)).toBe(false);
  });
});

it('tells the word at a place', () => {
  const { source, line, column } = marked('act(() => ▶eval(code));');
  expect(wordAt(source, line, column)).toBe('eval');
  expect(wordAt(source, line, column - 1)).toBeNull();
});
