import { createPublicKey, verify as opensslVerify } from 'node:crypto';
import { expect, it } from 'vitest';
import { bytesOf } from '../../src/package/hash.ts';
import { isSigned, makeKey, signerOf } from '../../src/package/sign.ts';

const text = bytesOf('what was signed');

it('makes signatures that OpenSSL accepts, whatever the numbers in them', async () => {
  const signer = await signerOf(await makeKey());
  const key = createPublicKey({ key: Buffer.from(signer.publicKey), format: 'der', type: 'spki' });
  // One in 128 has a number that begins with a zero byte or needs one.
  for (let i = 0; i < 300; i++) {
    const signature = await signer.sign(text);
    expect(opensslVerify('sha256', text, key, signature)).toBe(true);
    expect(await isSigned(text, signature, signer.publicKey)).toBe(true);
  }
});

it('accepts no other text, key or signature, and nothing that is none', async () => {
  const signer = await signerOf(await makeKey());
  const stranger = await signerOf(await makeKey());
  const signature = await signer.sign(text);
  expect(await isSigned(bytesOf('another'), signature, signer.publicKey)).toBe(false);
  expect(await isSigned(text, signature, stranger.publicKey)).toBe(false);
  expect(await isSigned(text, await stranger.sign(text), signer.publicKey)).toBe(false);
  expect(await isSigned(text, bytesOf(''), signer.publicKey)).toBe(false);
  expect(await isSigned(text, signature, bytesOf('no key'))).toBe(false);
});

it('keeps the private half to itself', async () => {
  const { privateKey } = await makeKey();
  await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
});
