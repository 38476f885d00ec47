import { expect, it } from 'vitest';
import type { Fact, Observation } from '../../src/model/observation.ts';
import { differentAtMost, removedSchema } from '../../src/model/removed.ts';
import { createRemovedCount } from '../../src/report/removed.ts';
import { redactFact, redactUrl } from '../../src/session/redact.ts';

const key = 'a1'.repeat(32);
const recorded = (fact: Fact, pageUrl = 'https://shop.example/'): Observation => ({
  ...{ audit: 'a1', document: 'd', page: 'd', seq: 1, atMs: 1, tab: 1, frame: 0 },
  pageUrl: redactUrl(pageUrl, key),
  fact: redactFact(fact, key),
});
const removedFrom = (observations: Iterable<Observation>) => {
  const count = createRemovedCount();
  for (const observation of observations) count.add(observation);
  return removedSchema.parse(count.result('a1'));
};
/** `kind times/different` */
const told = (...observations: Observation[]) =>
  removedFrom(observations).removed.map(({ what, times, different }) => `${what} ${times}/${different}`);

const page = (url: string): Fact => ({ kind: 'page', event: 'start', url, top: true, prerender: false });
const secret = 'eyJhbGciOiJIUzI1NiJ9';

it('tells where in an address something stood, and how many different ones', () => {
  const url = `https://user:pass@shop.example/orders/771/${secret}?a=1&b=2&${secret}=3#part`;
  expect(told(recorded(page(url)), recorded(page(url)))).toEqual([
    'query-value 6/3',
    'query-name 2/1',
    'path-part 4/2',
  ]);
  expect(
    told(recorded(page('https://shop.example/?a=1')), recorded(page('https://shop.example/?b=2'))),
  ).toEqual(['query-value 2/2']);
  expect(told(recorded(page('https://a.example/'), 'https://shop.example/?q=words'))).toEqual([
    'query-value 1/1',
  ]);
});

it('tells host names and addresses that hold all of what they name', () => {
  expect(
    told(
      recorded(page('https://a9f8e7d6c5b4a3f2e1d0c9b8a7f6e5d4.cdn.example/id-abcdefab/x.js')),
      recorded(page('data:text/javascript,alert(1)')),
      recorded(page('blob:https://shop.example/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f')),
    ),
  ).toEqual(['host-part 1/1', 'opaque-address 2/2']);
});

it('tells stacks, names of elements and other texts apart', () => {
  const stack = [
    `    at chat with jane (https://cdn.example/a.js?user=7:1:2)`,
    `jane doe@https://cdn.example/${secret}/b.js:3:4`,
    'Error: jane@shop.example',
  ].join('\n');
  expect(
    told(
      recorded({
        ...{ kind: 'dom', api: 'Element.remove', action: 'removed', node: { id: 1, tag: 'div' } },
        ...{ stack: { text: stack, slot: 'ours' } },
      } as unknown as Fact),
      recorded({
        ...{ kind: 'script', event: 'loaded', url: '', type: '', parser: true },
        node: { id: 3, tag: 'script', htmlId: 'order-1234567', classes: ['of-1234567', 'plain'] },
      }),
      recorded({ kind: 'gap', reason: 'overflow', detail: 'for jane@shop.example', count: 1 }),
    ),
  ).toEqual(['query-value 1/1', 'path-part 1/1', 'code-name 2/2', 'element-name 2/1', 'text 1/1']);
});

it('tells values of which a digest is kept, and what is left out of lines of a script', () => {
  const value = { length: 3, shape: 'text' as const, hash: 'ab' };
  expect(
    told(
      recorded({
        ...{ kind: 'write', api: 'Storage.setItem', area: 'local', event: 'set', vendor: 'parley' },
        ...{ item: 'parley', present: true, changed: true, value },
      }),
      recorded({ kind: 'repeat', of: 1, times: 2, firstMs: 1, values: [value], hashes: ['ab cd'] }),
      {
        ...recorded(page('https://shop.example/')),
        // The background redacts the lines before, and makes the fact itself.
        fact: {
          ...{ kind: 'script-text', url: 'https://cdn.example/a.js', how: 'inline', length: 9 },
          sha256: '0'.repeat(64),
          excerpts: [{ line: 1, column: 1, firstLine: 1, lines: ['say("…"); …', 'close();'] }],
        },
      },
    ),
  ).toEqual(['script-text 2/null', 'value 4/2']);
});

it('stays bounded', () => {
  const many = removedFrom(
    Array.from({ length: differentAtMost + 5 }, (_, i) => recorded(page(`https://shop.example/?a=${i}`))),
  );
  expect(many.removed).toMatchObject([{ times: differentAtMost + 5, different: differentAtMost }]);
});

it('reads long text in linear time', () => {
  const short = recorded({ kind: 'gap', reason: 'overflow', detail: '', count: 1 });
  const hostile = { ...short.fact, detail: `‹id:${'a.'.repeat(1_000_000)}` };
  expect(told({ ...short, fact: hostile as Fact })).toEqual([]);
});
