import { expect, it } from 'vitest';
import { createSharing } from '../../src/package/share-strings.ts';

const record = () => ({
  seq: 1,
  fact: { stack: { text: 'x'.repeat(30) }, list: ['y'.repeat(30), true, null] },
});

it('changes nothing of what is given', () => {
  const share = createSharing();
  for (const _ of [1, 2]) expect(share(record())).toEqual(record());
  expect([share('short'), share(null), share(undefined), share(7)]).toEqual(['short', null, undefined, 7]);
});

it('stays exact beyond what it remembers', () => {
  const share = createSharing();
  const texts = Array.from({ length: 25_000 }, (_, i) => `a text of some length, number ${i}`);
  expect(texts.map((text) => share({ text }).text)).toEqual(texts);
});
