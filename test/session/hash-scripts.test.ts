import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Audit } from '../../src/model/audit.ts';
import { inlineTextsSchema } from '../../src/model/message.ts';
import { hashScripts } from '../../src/session/hash-scripts.ts';
import { codeMark } from '../../src/session/redact-stack.ts';
import { digestOf } from '../../src/values/digest.ts';
import { audit, key } from './harness.ts';

const code = `document.getElementById('parley-launcher').remove()`;
const secret = `var token = "1234"`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const hashed = (state: Audit | null, ...texts: string[]) =>
  hashScripts({ type: 'hash-scripts', scripts: texts.map((text, node) => ({ node, text })) }, 7, {
    audits: { recordingIn: async () => state },
  });

it('hashes code as everybody can, and what holds more under the key of the audit', async () => {
  const [plain, keyed] = inlineTextsSchema().parse(await hashed(audit(), code, secret));
  expect(plain).toEqual({ node: 0, sha256: sha256(code), code: codeMark(digestOf(code), key) });
  expect(keyed).toEqual({ node: 1, keyed: expect.any(String), code: codeMark(digestOf(secret), key) });
  expect(JSON.stringify(keyed)).not.toContain(sha256(secret).slice(0, 16));
  const [, other] = await hashed(audit({ redactionKey: 'd4'.repeat(32) }), code, secret);
  expect(other?.keyed).not.toBe(keyed?.keyed);
});

it.each([
  ['in a tab that nobody records', null],
  ['while page loads are compared', audit({ comparing: { id: 'c1', tab: 7, urlKey: '', resumed: false } })],
])('hashes nothing %s', async (_, state) => expect(await hashed(state, code)).toEqual([]));
