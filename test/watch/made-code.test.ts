// @vitest-environment jsdom
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { madeFactOf, withCode } from '../../src/watch/made-code.ts';

const hashOf = (code: string) => createHash('sha256').update(code).digest('hex').slice(0, 32);
const handed = (how: 'timer' | 'srcdoc' | 'markup' | 'link' | 'blob', text: string) =>
  madeFactOf({ kind: 'made', how, text });

describe('what is kept of made code', () => {
  it('is the hash of a timer’s text, and the names that it gives itself', () => {
    const text = 'act()\n//# sourceURL=https://shop.example/app.js';
    expect(handed('timer', text)).toEqual({
      kind: 'made',
      how: 'timer',
      codes: [hashOf(text)],
      claims: ['https://shop.example/app.js'],
    });
  });
  it('is the address of a blob, and of a link with the hash of its code', () => {
    expect(handed('blob', 'blob:https://shop.example/1')).toMatchObject({
      codes: [],
      url: 'blob:https://shop.example/1',
    });
    expect(handed('link', 'javascript:act(%22x%22)')).toMatchObject({ codes: [hashOf('act("x")')] });
  });
  it('is the hashes of all that can run in a document, documents within it included', () => {
    const inner = '<p onclick=three()>'.replaceAll('<', '&lt;');
    const markup = `<script>one()</script><img onerror="two()"><iframe srcdoc="${inner}"></iframe>`;
    expect(handed('srcdoc', markup)?.codes).toEqual(['one()', 'two()', 'three()'].map(hashOf));
  });
  it('is nothing of markup in which nothing can run', () => {
    expect(handed('markup', '<p>based on what you bought</p>')).toBeNull();
    expect(handed('markup', '<p onclick="act()">x</p>')?.codes).toEqual([hashOf('act()')]);
  });
});

describe('a script that is put in', () => {
  const scriptWith = (given: Partial<HTMLScriptElement>) =>
    Object.assign(document.createElement('script'), given);
  const codesOf = (node: Node) => withCode({ id: 1, tag: 'X' }, node).codes;

  it('has the hash of its text, also within what is put in', () => {
    const script = scriptWith({ text: 'act()' });
    expect(codesOf(script)).toEqual([hashOf('act()')]);
    const holder = document.createElement('div');
    holder.append(script);
    expect(codesOf(holder)).toEqual([hashOf('act()')]);
  });
  it.each([
    ['data:text/javascript,act(%22x%22)', 'act("x")'],
    ['data:text/javascript;base64,YWN0KCk=', 'act()'],
  ])('has the hash of what stands in its own address: %s', (src, code) => {
    expect(codesOf(scriptWith({ src }))).toEqual([hashOf(code)]);
  });
  it('has none where it comes from a file, and other elements have none', () => {
    expect(codesOf(scriptWith({ src: 'https://shop.example/app.js' }))).toBeUndefined();
    expect(codesOf(document.createElement('p'))).toBeUndefined();
  });
});
