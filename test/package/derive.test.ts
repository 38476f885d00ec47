import { expect, it } from 'vitest';
import { derivationOf } from '../../src/package/derive.ts';
import { vendors } from '../builders/log.ts';
import { removedChat } from '../builders/package.ts';
import { audit, reportOf } from '../builders/report.ts';

it('is not established for more observations than can be held', async () => {
  const report = reportOf(removedChat());
  const given = { report, audit, vendors, observations: null, pictures: new Map(), hashOf: () => undefined };
  expect(await derivationOf(given, report.tool.build)).toEqual([
    {
      id: 'derivation',
      state: 'not-established',
      sentence: expect.stringMatching(/more .* than can be held/),
    },
  ]);
});
