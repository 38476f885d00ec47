import { expect, test } from 'vitest';
import { quartiles } from '../../src/compare/figures.ts';
import { fetched, healthy, playComparison } from '../builders/comparison.ts';
import { reportOf } from '../builders/report.ts';

test('quartiles of ms', () => {
  expect(quartiles([400, 100, 300, 200])).toEqual({
    lowerQuartileMs: 175,
    medianMs: 250,
    upperQuartileMs: 325,
  });
  expect(quartiles([7])).toEqual({ lowerQuartileMs: 7, medianMs: 7, upperQuartileMs: 7 });
  expect(quartiles([])).toEqual({ lowerQuartileMs: null, medianMs: null, upperQuartileMs: null });
});

test('each arm has its own times; without the probe there are none', () => {
  const observations = playComparison({
    ordinary: healthy,
    load: ({ arm, log, nth }) => {
      if (arm !== 'without') fetched(log);
      healthy(log, arm === 'without' ? 100 + nth : 900 + nth);
      return 'clickable';
    },
  });
  const arms = reportOf(observations).comparisons[0]?.arms ?? [];
  expect(arms.map(({ arm, planned, measured, usable }) => [arm, planned, measured, usable])).toEqual([
    ['with', 5, 5, 5],
    ['without', 5, 5, 5],
    ['placebo', 5, 5, 5],
    ['probe-off', 5, 5, 5],
  ]);
  const clickable = arms.map(({ steps }) => steps.find(({ step }) => step === 'clickable'));
  expect(clickable.map((step) => step?.reached)).toEqual([5, 5, 5, 5]);
  const [withIt, without, , off] = clickable.map((step) => step?.medianMs ?? null);
  expect(withIt).toBeGreaterThan(900);
  expect(without).toBeLessThan(200);
  expect(off).toBeNull();
});

test('without anything blocked, the loads are measured only', () => {
  const observations = playComparison({
    ordinary: healthy,
    plan: { blocked: null, placebo: null, loadsPerArm: 4 },
    load: ({ log, nth }) => {
      if (nth === 3) return 'tag';
      healthy(log, 1000);
      return 'clickable';
    },
  });
  const [comparison] = reportOf(observations).comparisons;
  expect(comparison?.effects).toEqual([]);
  expect(comparison?.arms).toMatchObject([{ arm: 'with', planned: 4, measured: 4, usable: 3 }]);
  expect(comparison?.arms[0]?.steps.find(({ step }) => step === 'clickable')).toMatchObject({ reached: 3 });
  expect(comparison?.summary).toMatch(/used in 3 of 4 loads; half the time within 1\.0 s/);
});
