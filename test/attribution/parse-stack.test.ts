import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStack } from '../../src/attribution/parse-stack.ts';

const at = (line: string) => parseStack(`Error\n    ${line}`)[0];
const gecko = (line: string) => parseStack(line)[0];
const frame = (functionName: string | null, url: string, line: number | null, column: number | null) => ({
  functionName,
  url,
  line,
  column,
});

describe('V8', () => {
  it.each([
    ['at f (https://a.example/x.js:12:5)', frame('f', 'https://a.example/x.js', 12, 5)],
    ['at https://a.example/:10:3', frame(null, 'https://a.example/', 10, 3)],
    [
      'at async f (https://a.example/x.js:1:2)',
      { ...frame('f', 'https://a.example/x.js', 1, 2), kind: 'awaits' },
    ],
    [
      'at async https://a.example/x.js:1:2',
      { ...frame(null, 'https://a.example/x.js', 1, 2), kind: 'awaits' },
    ],
    [
      'at f (https://a.example/x.js:1:2 as https://b.example/y.js)',
      { ...frame('f', 'https://a.example/x.js', 1, 2), claim: 'https://b.example/y.js' },
    ],
    ['at f (<anonymous>:1:2 #abc123)', { ...frame('f', '', 1, 2), hash: 'abc123' }],
    [
      'at f (data::1:2 #abc123 as https://b.example/y.js)',
      { ...frame('f', 'data:', 1, 2), hash: 'abc123', claim: 'https://b.example/y.js' },
    ],
    ['at new Chat (https://a.example/x(1).js:1:2)', frame('new Chat', 'https://a.example/x(1).js', 1, 2)],
    [
      'at Object.remove [as x] (https://a.example/x.js:1:2)',
      frame('Object.remove [as x]', 'https://a.example/x.js', 1, 2),
    ],
    ['at Array.forEach (<anonymous>)', frame('Array.forEach', '', null, null)],
    ['at async Promise.all (index 0)', { ...frame('Promise.all', '', null, null), kind: 'awaits' }],
    ['at <anonymous>:1:1', frame(null, '', 1, 1)],
    ['at blob:https://a.example/0-1:1:2', frame(null, 'blob:https://a.example/0-1', 1, 2)],
    [
      'at f (https://a.example/w.wasm:wasm-function[3]:0x12)',
      frame('f', 'https://a.example/w.wasm', null, null),
    ],
    [
      'at eval (eval at f (https://a.example/e.js:3:9), <anonymous>:1:1)',
      { ...frame('eval', 'https://a.example/e.js', 3, 9), kind: 'eval' },
    ],
    [
      'at eval (eval at <anonymous> (<anonymous>), <anonymous>:1:1 #abc123)',
      { ...frame('eval', '', null, null), kind: 'eval', hash: 'abc123' },
    ],
    [
      'at g (eval at <anonymous> (eval at f (https://a.example/e.js:3:9)), <anonymous>:1:1)',
      { ...frame('g', 'https://a.example/e.js', 3, 9), kind: 'eval' },
    ],
  ])('%s', (line, expected) => {
    expect(at(line)).toEqual(expected);
  });

  it('takes the place and not a name that looks like one', () => {
    const line = 'at x (https://parley.example/a.js:1:1) (https://overtalk.example/tag.js:12:5)';
    expect(at(line)).toMatchObject({ url: 'https://overtalk.example/tag.js', line: 12 });
  });
});

describe('Gecko', () => {
  it.each([
    ['f@https://a.example/x.js:12:5', frame('f', 'https://a.example/x.js', 12, 5)],
    ['@https://a.example/:10:3', frame(null, 'https://a.example/', 10, 3)],
    ['a/b/<@https://a.example/p@2x.js:9:1', frame('a/b/<', 'https://a.example/p@2x.js', 9, 1)],
    ['async*f@https://a.example/x.js:9:1', { ...frame('f', 'https://a.example/x.js', 9, 1), kind: 'awaits' }],
    [
      'f@https://a.example/ line 5 > injectedScript:1:1',
      { ...frame('f', 'https://a.example/', 5, null), kind: 'injected' },
    ],
    ['f@https://a.example/e.js line 5 > eval:1:1', frame('f', 'https://a.example/e.js', 5, null)],
    [
      'f@https://a.example/e.js line 5 > Function line 3 > eval:1:1',
      frame('f', 'https://a.example/e.js', 5, null),
    ],
    ['@<anonymous code>:2:12', { ...frame(null, '', 2, 12), kind: 'timed' }],
    ['forEach@[native code]', frame('forEach', '', null, null)],
    ['then@self-hosted:1:2', frame('then', '', 1, 2)],
    [
      'o["x@https://parley.example/a.js:1:1"]@https://overtalk.example/t.js:2:3',
      frame('o["x@https://parley.example/a.js:1:1"]', 'https://overtalk.example/t.js', 2, 3),
    ],
  ])('%s', (line, expected) => {
    expect(gecko(line)).toEqual(expected);
  });
});

describe('what Gecko adds under automation or with the developer tools open', () => {
  const caller = 'run@https://overtalk.example/t.js:2:3';
  it.each([
    'setTimeout handler',
    'setInterval handler',
    'promise callback',
    'requestIdleCallback handler',
    'EventListener.handleEvent',
    'EventHandlerNonNull',
    'MutationCallback',
    'FrameRequestCallback',
    'VoidFunction',
    'Async',
  ])('the stack ends before who scheduled it by %s', (cause) => {
    const frames = parseStack(`show@https://parley.example/a.js:1:1\n${cause}*${caller}\n${caller}`);
    expect(frames.map(({ functionName }) => functionName)).toEqual(['show']);
  });

  it('keeps who awaits', () => {
    expect(parseStack(`show@https://parley.example/a.js:1:1\nasync*${caller}`)).toHaveLength(2);
  });
});

describe('a stack that does not tell all', () => {
  const kinds = (...lines: string[]) => parseStack(lines.join('\n')).map(({ kind }) => kind);
  const [v8, gecko] = ['    at f (https://a.example/x.js:1:2)', 'f@https://a.example/x.js:1:2'];

  it('says so where it was cut', () => {
    expect(kinds(v8, '…')).toEqual([undefined, 'missing']);
    expect(kinds(gecko, '…')).toEqual([undefined, 'missing']);
    expect(kinds(...Array(200).fill(gecko)).at(-1)).toBe('missing');
  });
  it('is believed in nothing where lines of the other engine stand in it', () => {
    expect(kinds(v8, gecko, v8)[0]).toBe('missing');
    expect(kinds(gecko, v8, gecko)[0]).toBe('missing');
  });
  it('calls nobody a caller behind one who awaits', () => {
    expect(kinds(v8, '    at async g (https://a.example/x.js:3:4)', v8)).toEqual([
      undefined,
      'awaits',
      'awaits',
    ]);
  });
});

describe('hostile text', () => {
  it.each(['(', '@', '"', '"a', 'a:', ' (', 'at ', '    at (eval at ', ' line 1 > eval', ':1', '"@', ')), '])(
    'takes no time over 16,000 characters of %j',
    (piece) => {
      const text = piece.repeat(16_384 / piece.length);
      const start = performance.now();
      parseStack(text);
      parseStack(`at ${text}:1:1`);
      parseStack(`"${text}@x:1:1`);
      expect(performance.now() - start).toBeLessThan(200);
    },
  );

  it('never throws and never gives more than 100 frames', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constant('at '), fc.constant('@a:1:2'), fc.constant('\n'))),
        (parts) => {
          expect(parseStack(parts.join('')).length).toBeLessThanOrEqual(100);
        },
      ),
    );
    expect(parseStack('at f (a:1:1)\n'.repeat(1000))).toHaveLength(100);
  });
});
