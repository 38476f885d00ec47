import { expect, it } from 'vitest';
import { createTellReader } from '../../src/watch/told-facts.ts';

const stack = { text: 'set@https://overtalk.example/tag.js:1:2', slot: 'ours' };
const write = JSON.stringify({ kind: 'write', api: 'Storage.setItem', area: 'local', event: 'set', stack });
const request = JSON.stringify({ kind: 'request', api: 'fetch', method: 'POST', url: 'https://a.b/', stack });
const item = (name: unknown, text: unknown) => JSON.stringify([name, text]);

it('puts together what is told apart', () => {
  const { read } = createTellReader();
  expect(read(write, item('parley.x', '1'))?.fact).toMatchObject({
    area: 'local',
    name: 'parley.x',
    text: '1',
  });
  expect(read(request, '{"text":"a=b"}')?.fact).toMatchObject({
    url: 'https://a.b/',
    carried: { text: 'a=b' },
  });
  expect(read(request, '0')?.fact).not.toHaveProperty('carried');
});

it('knows what says the same', () => {
  const { read } = createTellReader();
  const likenesses = [write, write, request, write].map(
    (json) => read(json, item('parley.x', '1'))?.likeness,
  );
  expect(likenesses[1]).toBe(likenesses[0]);
  expect(likenesses[3]).toBe(likenesses[0]);
  expect(read(request, '0')?.likeness).not.toBe(likenesses[0]);
});

it('takes nothing that does not fit, also apart', () => {
  const { read } = createTellReader();
  const long = 'x'.repeat(5_000);
  for (const apart of [
    '',
    'undefined',
    '0',
    '[]',
    item('parley.x', 1),
    item('parley.x', long),
    item(long, ''),
  ])
    expect(read(write, apart)).toBeNull();
  for (const apart of ['{"text":1}', '{"more":"x"}', '"x"']) expect(read(request, apart)).toBeNull();
  for (const json of ['', '{}', '{"kind":"write"}']) expect(read(json, item('parley.x', '1'))).toBeNull();
});

it('forgets what was read when that becomes too much', () => {
  const { read } = createTellReader();
  const first = read(write, item('a', ''))?.likeness;
  for (let i = 0; i < 60; i++) read(write.replace('tag.js', `${'x'.repeat(10_000)}${i}`), item('a', ''));
  expect(read(write, item('a', ''))?.likeness).toBeGreaterThan(first ?? 0);
});

it('reads what the probe counted, each act that is told apart', () => {
  const { read, readCounted } = createTellReader();
  const first = read(write, item('parley.x', '1'));
  const counted = readCounted(write, '[3,1.5,2.5,[["parley.x","4"],["parley.x","5","Storage.setItem"]]]');
  expect(counted).toMatchObject({
    acts: [{ fact: { name: 'parley.x', text: '4' }, likeness: first?.likeness }],
    when: { times: 3, firstMs: 1.5, lastMs: 2.5 },
    held: '5',
  });
  const messages = readCounted(request, '[2,1,2,[{"text":"a"},0,0]]');
  expect(messages?.acts.map(({ fact }) => 'carried' in fact && fact.carried)).toEqual([{ text: 'a' }, false]);
  expect(messages?.held).toBe('');
});

it('takes no count that does not fit', () => {
  const { readCounted } = createTellReader();
  const act = item('parley.x', '4');
  const counts = ['', '[]', '[0,1,2,[0,0]]', '[1.5,1,2,[0,0]]', '[1,-1,2,[0,0]]', '[1,1,2,[0]]'];
  for (const counted of [...counts, `[1,1,2,[${act},"x"]]`, '[1,1,2,[{"more":1},0]]'])
    expect([counted, readCounted(write, counted)]).toEqual([counted, null]);
  expect(readCounted('{}', `[1,1,2,[${act},0]]`)).toBeNull();
});
