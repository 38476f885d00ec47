import { expect, it } from 'vitest';
import type { Audit } from '../../src/model/audit.ts';
import { packingSchema } from '../../src/model/ui-message.ts';
import { headOf } from '../../src/package/chain.ts';
import { withDeclared } from '../../src/session/declare.ts';
import { createPacking } from '../../src/session/packing.ts';
import { vendors } from '../builders/log.ts';
import { removedChat } from '../builders/package.ts';
import { audit, reportOf } from '../builders/report.ts';

/** A background with this record, which grows as it is packed. */
function desk(kept: Audit = audit) {
  const observations = [...removedChat()];
  let stored = kept;
  const packing = createPacking({
    audits: {
      update: async (_id, change) => {
        stored = change(stored);
        return stored;
      },
    },
    live: {
      onStored: () => undefined,
      markChanged: () => undefined,
      reportOf: () => Promise.reject(new Error()),
      observationsOf: async () => observations,
      momentOf: async (now) => ({ report: reportOf(observations, now), observations: [...observations] }),
    },
    keeper: () => 'test',
    catalogueOf: () => vendors,
  });
  return {
    packing,
    observations,
    stored: () => stored,
    change: (edit: (now: Audit) => Audit) => {
      stored = edit(stored);
    },
  };
}

it('hands out the record of one moment, also while it grows', async () => {
  const { packing, observations } = desk();
  const begun = await packing.begin(audit);
  const [first] = observations;
  if (first) observations.push({ ...first, seq: 900 });
  const handed = packing.next(audit.id, 0);
  expect(handed).toHaveLength(begun.observations);
  expect(packing.next(audit.id, begun.observations)).toEqual([]);
  expect(packing.next(audit.id, 0)).toEqual(handed);
});

it('keeps the key of the marks and the person’s name for it to itself, and has its export in the record that leaves', async () => {
  const { packing, observations } = desk();
  const begun = await packing.begin({ ...audit, name: 'Case 12' });
  expect(packingSchema.parse(begun)).toEqual(begun);
  for (const own of ['redactionKey', 'name']) expect(begun.audit).not.toHaveProperty(own);
  const entry = { event: 'exported', by: 'test', chainHead: headOf(observations) };
  expect(begun.audit.custody).toMatchObject([entry]);
  expect(begun.report.audit.custody).toMatchObject([entry]);
});

it('notes an export when the package leaves, once, and none before', async () => {
  const { packing, stored } = desk();
  const { custody = [] } = (await packing.begin(audit)).audit;
  expect(stored().custody).toBeUndefined();
  expect(await packing.exported(audit.id, custody)).toBe(true);
  expect(stored().custody).toEqual(custody);
  expect(await packing.exported(audit.id, custody)).toBe(true);
  expect(stored().custody).toEqual(custody);
});

it('lets no package leave that something was done after', async () => {
  const { packing, stored, change } = desk();
  const { custody = [] } = (await packing.begin(audit)).audit;
  change((now) => withDeclared(now, { client: 'Shop Ltd' }, 'test'));
  expect(await packing.exported(audit.id, custody)).toBe(false);
  expect(stored().custody).toMatchObject([{ event: 'edited' }]);
});

it('refuses the pieces of an audit that was not begun', () => {
  expect(() => desk().packing.next('a2', 0)).toThrow('Export again');
});
