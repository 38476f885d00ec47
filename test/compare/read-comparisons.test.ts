import { expect, test } from 'vitest';
import { orderLog } from '../../src/attribution/log.ts';
import { splitComparisons } from '../../src/compare/read-comparisons.ts';
import type { Finding } from '../../src/model/report.ts';
import { healthy, playComparison, removal } from '../builders/comparison.ts';
import { startLog } from '../builders/log.ts';
import { reportOf } from '../builders/report.ts';

const play = (given = {}) =>
  playComparison({
    ...given,
    load: ({ log }) => {
      removal(log);
      return 'tag';
    },
  });

test('a log without a comparison is left as it is', () => {
  const log = orderLog(startLog().observations);
  expect(splitComparisons(log)).toEqual({ ordinary: log, comparisons: [] });
  expect(splitComparisons(log).ordinary).toBe(log);
});

test('each measured load has its arm, step and its own observations', () => {
  const [comparison] = splitComparisons(orderLog(play())).comparisons;
  expect(comparison).toMatchObject({ id: 'c1', how: 'completed', plan: { vendor: 'parley' } });
  expect(comparison?.loads).toHaveLength(20);
  for (const { arm, page, log, step } of comparison?.loads ?? []) {
    expect(step).toBe('tag');
    expect(log.all.length > 0).toBe(arm !== 'probe-off');
    expect(new Set(log.all.map((one) => one.page))).toEqual(new Set(arm === 'probe-off' ? [] : [page]));
  }
});

test('the pages of a comparison stand nowhere in the ordinary report', () => {
  const alone = reportOf(play({ made: 0 }).filter(({ fact }) => fact.kind !== 'comparison'));
  const compared = reportOf(play());
  expect(compared.audit.pages).toEqual(alone.audit.pages);
  expect(compared.widgets).toEqual(alone.widgets);
  // Of a comparison a finding holds that it was confirmed, and the latency.
  const ordinary = ({ confirmed: _, impact: { latency: __, ...impact }, ...rest }: Finding) => [impact, rest];
  expect(compared.findings.map(ordinary)).toEqual(alone.findings.map(ordinary));
  expect(compared.scripts).toEqual(alone.scripts);
  expect(compared.audit.observations).toBeGreaterThan(alone.audit.observations);
});

test('gaps of a comparison’s pages are no gaps of the record', () => {
  const lossy = playComparison({
    load: ({ log }) => {
      log.add({ kind: 'gap', reason: 'overflow', detail: 'x', count: 1 });
      log.add(
        { kind: 'gap', reason: 'overflow', detail: 'x', count: 1 },
        { document: 'background', page: '' },
      );
      return null;
    },
  });
  expect(reportOf(lossy).audit.gaps).toEqual([]);
});

test('while it runs, everything that follows the plan belongs to it', () => {
  const { comparisons, ordinary } = splitComparisons(orderLog(play({ end: null, made: 3 })));
  expect(comparisons).toMatchObject([{ how: null, endedAtMs: null, loads: [{}, {}, {}] }]);
  expect(new Set(ordinary.of('page').map(({ page }) => page))).toEqual(new Set(['ordinary']));
});

test('a page after the end is the visitor’s own', () => {
  const later = startLog({ page: 'later', startMs: Date.UTC(2026, 0, 2, 12, 0, 0) });
  healthy(later);
  const { ordinary } = splitComparisons(orderLog([...play(), ...later.observations]));
  expect(new Set(ordinary.of('page').map(({ page }) => page))).toEqual(new Set(['ordinary', 'later']));
});
