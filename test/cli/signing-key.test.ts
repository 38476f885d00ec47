import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { machineSigner } from '../../src/cli/signing-key.ts';
import { bytesOf } from '../../src/package/hash.ts';
import { isSigned } from '../../src/package/sign.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'widget-witness-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is made once, for its owner alone, and stays the same', async () => {
  const path = join(folder, 'settings', 'key.json');
  const first = await machineSigner(path);
  const again = await machineSigner(path);
  expect(again.publicKey).toEqual(first.publicKey);
  const text = bytesOf('text');
  expect(await isSigned(text, await again.sign(text), first.publicKey)).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('is never replaced where it cannot be read', async () => {
  const path = join(folder, 'key.json');
  writeFileSync(path, 'no key');
  await expect(machineSigner(path)).rejects.toThrow(/key\.json cannot be read/);
});
