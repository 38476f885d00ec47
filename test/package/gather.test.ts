import { expect, it } from 'vitest';
import { toBase64 } from '../../src/package/base64.ts';
import { gather, type Keeper, type Watched } from '../../src/package/gather.ts';
import { verify } from '../../src/package/verify.ts';
import { findingsSarif } from '../../src/report/formats/sarif.ts';
import { vendors } from '../builders/log.ts';
import { chatPictures, newSigner, removedChat } from '../builders/package.ts';
import { audit, reportOf } from '../builders/report.ts';

const { redactionKey: _, ...recorded } = audit;
const observations = removedChat();
const keeperOf = (given: Partial<Keeper> = {}): Keeper => ({
  packing: async () => ({
    report: reportOf(observations),
    audit: recorded,
    vendors,
    findings: findingsSarif(reportOf(observations)),
    observations: observations.length,
  }),
  exported: async () => true,
  // As the background hands them out, a few at a time.
  observations: async (_id, from) => observations.slice(from, from + 2),
  picture: async (_id, file) => toBase64(chatPictures.get(file) ?? new Uint8Array()),
  ...given,
});
const blobOf = async (keeper: Keeper, watched: Watched = {}) =>
  new Response((await gather('a1', keeper, await newSigner(), 0, watched)).bytes).blob();

it('packs what comes in pieces', async () => {
  const { holds, manifest } = await verify(await blobOf(keeperOf()), { key: null, build: 'test' });
  expect({ holds, length: manifest?.chain.length }).toEqual({ holds: true, length: observations.length });
});

it('fails where fewer come than there are: a package with a hole is none', async () => {
  const keeper = keeperOf({
    observations: async (_id, from) => (from === 0 ? observations.slice(0, 2) : []),
  });
  await expect(blobOf(keeper)).rejects.toThrow();
});

it('fails where the background has gone', async () => {
  const keeper = keeperOf({ observations: async () => Promise.reject(new Error('gone')) });
  await expect(blobOf(keeper)).rejects.toThrow();
});

it('tells how far it is, up to the end', async () => {
  const told: number[][] = [];
  await blobOf(keeperOf(), { onProgress: (done, total) => void told.push([done, total]) });
  const total = 2 * observations.length;
  expect(told[0]).toEqual([2, total]);
  expect(told.at(-1)).toEqual([total, total]);
});

it('asks for no more once it is cancelled', async () => {
  const cancelling = new AbortController();
  let asked = 0;
  const keeper = keeperOf({
    observations: async (_id, from) => {
      asked++;
      cancelling.abort();
      return observations.slice(from, from + 2);
    },
  });
  await expect(blobOf(keeper, { signal: cancelling.signal })).rejects.toThrow(/abort/i);
  expect(asked).toBe(1);
});

it('says which pictures are left out, since they are not kept', async () => {
  const [first] = chatPictures.keys();
  const kept = keeperOf().picture;
  const keeper = keeperOf({ picture: async (id, file) => (file === first ? null : kept(id, file)) });
  const { holds, manifest, checks } = await verify(await blobOf(keeper), { key: null, build: 'test' });
  expect({ holds, leftOut: manifest?.leftOut }).toEqual({ holds: true, leftOut: [first] });
  expect(checks.find(({ id }) => id === 'pictures')?.sentence).toContain(
    `left out when it was packed: ${first}`,
  );
});
