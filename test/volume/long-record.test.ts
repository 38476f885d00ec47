import { expect, it } from 'vitest';
import type { Observation } from '../../src/model/observation.ts';
import { byTime } from '../../src/package/chain.ts';
import { buildReport } from '../../src/report/build.ts';
import { longAudit, longRecord, sizeOf } from './long-record.ts';

const tool = { version: 'test', build: 'test', catalogue: 'test' };
const recordOf = (shape: Parameters<typeof longRecord>[0]) => [...longRecord(shape)];
const reportOf = (shape: Parameters<typeof longRecord>[0], observations: readonly Observation[]) =>
  buildReport({ ...longAudit(shape), observations, tool });

it.each([1, 4])(
  'is in order, holds nothing twice and has all that was recorded, %s rounds a load',
  (rounds) => {
    const record = recordOf({ observations: 1_000, rounds });
    expect(record).toHaveLength(1_000);
    expect(record.toSorted(byTime)).toEqual(record);
    expect(new Set(record.map(({ document, seq }) => `${document} ${seq}`)).size).toBe(1_000);
  },
);

it('gives the findings of the recording, each as often as the page was loaded', () => {
  const { once, eachLoad } = sizeOf(1);
  const found = (times: number) => {
    const shape = { observations: once + times * eachLoad, rounds: 1 };
    const { findings } = reportOf(shape, recordOf(shape));
    return findings.map(({ detector, target, actor, count, verdict }) => ({
      ...{ detector, target, verdict, script: actor.scriptUrl, line: actor.line },
      count: count / times,
    }));
  };
  expect(found(3)).toEqual(found(1));
  expect(found(1).some(({ verdict }) => verdict === 'fail')).toBe(true);
});
