import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { verify } from '../../src/package/verify.ts';
import { newSigner, packageOf, removedChat } from '../builders/package.ts';

/** Flips one random bit of a whole package, `count` times: no place may be without a check. */
export function testFlips(count: number): void {
  test(`${count} random flips are told, wherever they are`, async () => {
    const whole = await packageOf(removedChat(), await newSigner());
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const untold: number[] = [];
    for (let i = 0; i < count; i++) {
      const at = randomInt(bytes.length);
      const flipped = bytes.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << randomInt(8));
      if ((await verify(new Blob([flipped]), { key: null, build: 'test' })).holds) untold.push(at);
    }
    expect(untold).toEqual([]);
  }, 300_000);
}
