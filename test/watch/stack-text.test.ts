import { describe, expect, it } from 'vitest';
import { parseStack } from '../../src/attribution/parse-stack.ts';
import { withStackText } from '../../src/watch/stack-text.ts';

const site = (given: Partial<Record<(typeof fields)[number], unknown>>) =>
  fields.map((field) => given[field] ?? '');
const fields = ['name', 'file', 'shown', 'line', 'column', 'isAsync', 'isEval', 'origin', 'hash'] as const;
const tag = 'https://overtalk.example/tag.js';
const place = { file: tag, shown: tag, line: 3, column: 7 };

function textOf(...sites: unknown[]): string {
  const fact = withStackText({ kind: 'dom', stack: { text: sites, slot: 'ours' } });
  return (fact as { stack: { text: string } }).stack.text;
}
const framesOf = (...sites: unknown[]) => parseStack(textOf(...sites));

describe('what V8 tells of its frames, as text', () => {
  it('is what the parser reads', () => {
    expect(framesOf(site({ ...place, name: 'act' }))).toEqual([
      { functionName: 'act', url: tag, line: 3, column: 7 },
    ]);
  });
  it('keeps the true file of code that takes another name', () => {
    const forged = site({ ...place, shown: 'https://parley.example/a.js' });
    expect(textOf(forged)).toContain(' as https://parley.example/a.js');
    expect(framesOf(forged)[0]).toMatchObject({ url: tag, line: 3 });
  });
  it('gives code without a file its hash', () => {
    expect(framesOf(site({ line: 1, column: 2, hash: 'abc123' }))[0]).toMatchObject({
      url: '',
      hash: 'abc123',
    });
    const inAddress = site({ file: 'data:text/javascript,alert( 1 )', line: 1, column: 2, hash: 'abc123' });
    expect(framesOf(inAddress)[0]).toMatchObject({ url: 'data:', hash: 'abc123' });
  });
  it.each([
    `close (https://parley.example/a.js:9:9)`,
    `close\n    at close (https://parley.example/a.js:9:9)\nclose`,
  ])('lets no name pass for a place or a frame: %j', (name) => {
    expect(framesOf(site({ ...place, name }))).toMatchObject([{ url: tag, line: 3 }]);
  });
  it.each([
    ['eval at f (https://overtalk.example/tag.js:2:13)', `${tag}`],
    ['eval at <anonymous> (eval at f (https://overtalk.example/tag.js:2:13))', tag],
    ['https://parley.example/a.js', ''],
  ])('says where eval was called: %s', (origin, url) => {
    expect(framesOf(site({ line: 1, column: 2, isEval: true, origin }))[0]).toMatchObject({
      kind: 'eval',
      url,
    });
  });
  it('marks who awaits, and that there was more', () => {
    const kinds = framesOf(site({ ...place, isAsync: true }), []).map(({ kind }) => kind);
    expect(kinds).toEqual(['awaits', 'missing']);
    expect(textOf(...Array(100).fill(site({ ...place, name: 'x'.repeat(200) })))).toMatch(/\n…$/);
  });
  it('writes the stack of who bound a native too', () => {
    const fact = withStackText({ stack: { text: 'f@a:1:1', slot: 'ours', boundBy: [site(place)] } });
    expect(fact).toMatchObject({ stack: { text: 'f@a:1:1', boundBy: `    at <anonymous> (${tag}:3:7)` } });
  });
  it('takes our layers over patches out of the middle of a text, and out of that alone', () => {
    const text = 'send@https://cdn.overtalk.example/a.js:1:2\napply@widget-witness-probe.js:1:9\ngreet@x:3:4';
    expect(withStackText({ stack: { text, slot: 'replaced', layers: 1 } })).toEqual({
      stack: { text: 'send@https://cdn.overtalk.example/a.js:1:2\ngreet@x:3:4', slot: 'replaced' },
    });
    const frames = [site({ ...place, name: 'widget-witness-probe.js:1:2' })];
    expect(withStackText({ stack: { text: frames, slot: 'replaced', layers: 1 } })).toMatchObject({
      stack: { text: expect.stringContaining(tag) },
    });
  });
  it.each([null, 'x', { kind: 'probe' }, { stack: { text: [[1]] } }, { stack: 'x' }])(
    'leaves anything else as it is: %j',
    (given) => {
      expect(withStackText(given)).toEqual(given);
    },
  );
});
