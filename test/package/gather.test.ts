import { expect, it } from 'vitest';
import { gather, type Keeper } from '../../src/package/gather.ts';
import { verify } from '../../src/package/verify.ts';
import { findingsSarif } from '../../src/report/formats/sarif.ts';
import { vendors } from '../builders/log.ts';
import { newSigner, removedChat } from '../builders/package.ts';
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
  // As the background hands them out, a few at a time.
  observations: async (_id, from) => observations.slice(from, from + 2),
  picture: async () => null,
  ...given,
});
const blobOf = async (keeper: Keeper) =>
  new Response((await gather('a1', keeper, await newSigner(), 0)).bytes).blob();

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
