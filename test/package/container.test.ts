import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { containerOf } from '../../src/package/container.ts';
import { bytesOf } from '../../src/package/hash.ts';
import { unpack } from '../../src/package/unpack.ts';

const files = () => [
  { name: 'a.txt', pieces: [bytesOf('one '), bytesOf('two')] },
  { name: 'b.txt', pieces: [] },
];

// A release whose library packs otherwise could not verify what this one packed.
it('has these bytes, in every release and time zone', async () => {
  const hashes = new Set<string>();
  const zone = process.env.TZ;
  for (const TZ of ['UTC', 'Asia/Tokyo', 'America/St_Johns']) {
    process.env.TZ = TZ;
    const bytes = await new Response(containerOf(files())).arrayBuffer();
    hashes.add(createHash('sha256').update(Buffer.from(bytes)).digest('hex'));
  }
  process.env.TZ = zone;
  expect([...hashes]).toEqual(['7d04f8752285dd10af61dbf01b261cdaa024a6ade5811cb900c43d745adf76d0']);
});

it('gives its files back, as often as asked', async () => {
  const blob = await new Response(containerOf(files())).blob();
  const { files: unpacked, isCanonical } = await unpack(blob);
  for (let i = 0; i < 2; i++) {
    const texts: [string, string][] = [];
    for (const { name, read } of unpacked) {
      let text = '';
      for await (const piece of read()) text += new TextDecoder().decode(piece);
      texts.push([name, text]);
    }
    expect(texts).toEqual([
      ['a.txt', 'one two'],
      ['b.txt', ''],
    ]);
  }
  expect(await isCanonical()).toBe(true);
});
