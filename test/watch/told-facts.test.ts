import { expect, it } from 'vitest';
import { createTellReader } from '../../src/watch/told-facts.ts';

const stack = { text: 'set@https://overtalk.example/tag.js:1:2', slot: 'ours' };
const write = JSON.stringify({ kind: 'write', api: 'Storage.setItem', area: 'local', event: 'set', stack });
const request = JSON.stringify({ kind: 'request', api: 'fetch', method: 'POST', url: 'https://a.b/', stack });
const item = (name: unknown, text: unknown) => JSON.stringify([name, text]);

it('puts together what is told apart', () => {
  const read = createTellReader();
  expect(read(write, item('parley.x', '1'))?.fact).toMatchObject({
    area: 'local',
    name: 'parley.x',
    text: '1',
  });
  expect(read(request, '{"text":"a=b"}')?.fact).toMatchObject({
    url: 'https://a.b/',
    carried: { text: 'a=b' },
  });
  expect(read(request, 'undefined')?.fact).not.toHaveProperty('carried');
});

it('knows what says the same', () => {
  const read = createTellReader();
  const likenesses = [write, write, request, write].map(
    (json) => read(json, item('parley.x', '1'))?.likeness,
  );
  expect(likenesses[1]).toBe(likenesses[0]);
  expect(likenesses[3]).toBe(likenesses[0]);
  expect(read(request, 'undefined')?.likeness).not.toBe(likenesses[0]);
});

it('takes nothing that does not fit, also apart', () => {
  const read = createTellReader();
  const long = 'x'.repeat(5_000);
  for (const apart of ['', 'undefined', '[]', item('parley.x', 1), item('parley.x', long), item(long, '')])
    expect(read(write, apart)).toBeNull();
  for (const apart of ['{"text":1}', '{"more":"x"}', '"x"']) expect(read(request, apart)).toBeNull();
  for (const json of ['', '{}', '{"kind":"write"}']) expect(read(json, item('parley.x', '1'))).toBeNull();
});

it('forgets what was read when that becomes too much', () => {
  const read = createTellReader();
  const first = read(write, item('a', ''))?.likeness;
  for (let i = 0; i < 60; i++) read(write.replace('tag.js', `${'x'.repeat(10_000)}${i}`), item('a', ''));
  expect(read(write, item('a', ''))?.likeness).toBeGreaterThan(first ?? 0);
});
