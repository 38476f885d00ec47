import { beforeAll, describe, expect, it } from 'vitest';
import { reportFile } from '../../src/model/package.ts';
import type { CheckId, Progress } from '../../src/model/verification.ts';
import type { Signer } from '../../src/package/sign.ts';
import { fingerprintOf } from '../../src/package/sign.ts';
import { type Expected, verify } from '../../src/package/verify.ts';
import { newSigner, packageOf, removedChat } from '../builders/package.ts';
import { contentsOf, editedJson, repacked, resigned } from './contents.ts';

let signer: Signer;
let whole: Blob;
const any: Expected = { key: null, build: 'test' };

beforeAll(async () => {
  signer = await newSigner();
  whole = await packageOf(removedChat(), signer);
});

const failing = async (blob: Blob, expected = any): Promise<CheckId[]> => {
  const { checks, holds } = await verify(blob, expected);
  const ids = [...new Set(checks.filter(({ state }) => state === 'fails').map(({ id }) => id))];
  expect(holds).toBe(ids.length === 0);
  return ids;
};

describe('a package', () => {
  it('holds as it was packed, with and without the key that is expected', async () => {
    const { checks, fingerprint } = await verify(whole, any);
    expect(checks.filter(({ id, state }) => state !== 'holds' && id !== 'signer')).toEqual([]);
    expect(fingerprint).toBe(fingerprintOf(signer.publicKey));
    expect(checks.find(({ id }) => id === 'signer')?.state).toBe('not-established');
    const known = await verify(whole, { ...any, key: fingerprint });
    expect(known.checks.map(({ state }) => state)).toEqual(known.checks.map(() => 'holds'));
  });

  it('fails where the report declares what the audit does not, whichever release made it', async () => {
    const contents = await contentsOf(whole);
    const declaring = editedJson(contents, reportFile, (report) => {
      report.declared = { client: 'Shop Ltd' };
    });
    const blob = await repacked(await resigned(declaring, signer));
    expect(await failing(blob)).toEqual(['derivation', 'views']);
    const { checks } = await verify(blob, { ...any, build: 'another' });
    expect(checks.filter(({ state }) => state === 'fails')).toEqual([
      { id: 'derivation', state: 'fails', sentence: expect.stringContaining('(declared)') },
    ]);
  });

  it('holds with what a person declared', async () => {
    const declared = { contractBasis: 'clause 7', hourlyRate: { amount: 90.5, currency: 'EUR' } };
    expect(await failing(await packageOf(removedChat(), signer, { declared }))).toEqual([]);
  });

  it('tells how far it is: the container, the files, and then it derives', async () => {
    const told: Progress[] = [];
    await verify(whole, any, (progress) => told.push(progress));
    expect([...new Set(told.map(({ stage }) => stage))]).toEqual(['container', 'files', 'derivation']);
    const container = told.flatMap(({ stage, part }) => (stage === 'container' ? [part] : []));
    expect(container.at(-1)).toBe(1);
    expect(container).toEqual(container.toSorted());
    expect(told.at(-1)).toEqual({ stage: 'derivation', part: null });
  });

  it('fails for another key than the one that is expected', async () => {
    expect(await failing(whole, { ...any, key: '0'.repeat(64) })).toEqual(['signer']);
  });
});
