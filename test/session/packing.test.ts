import { expect, it } from 'vitest';
import type { Audit } from '../../src/model/audit.ts';
import { packingSchema } from '../../src/model/ui-message.ts';
import { headOf } from '../../src/package/chain.ts';
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
  return { packing, observations };
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

it('keeps the key of the marks and the person’s name for it to itself, and notes the export in the record that leaves', async () => {
  const { packing, observations } = desk({ ...audit, name: 'Case 12' });
  const begun = await packing.begin(audit);
  expect(packingSchema.parse(begun)).toEqual(begun);
  for (const own of ['redactionKey', 'name']) expect(begun.audit).not.toHaveProperty(own);
  const entry = { event: 'exported', by: 'test', chainHead: headOf(observations) };
  expect(begun.audit.custody).toMatchObject([entry]);
  expect(begun.report.audit.custody).toMatchObject([entry]);
});

it('refuses the pieces of an audit that was not begun', () => {
  expect(() => desk().packing.next('a2', 0)).toThrow('Export again');
});
