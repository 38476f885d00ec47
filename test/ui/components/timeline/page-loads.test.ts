import { describe, expect, it } from 'vitest';
import { shownLoads } from '../../../../src/ui/components/timeline/page-loads.ts';
import { loadMs, manyLoads, timeIn } from '../../../samples/many-loads.ts';

const numbers = (...given: Parameters<typeof manyLoads>) => {
  const { loads, more } = shownLoads(manyLoads(...given));
  return { numbers: loads.map(({ number }) => number), more };
};

describe('the page loads of the picture', () => {
  it('are all of them where they are few', () => {
    expect(numbers(3, [1])).toEqual({ numbers: [1, 2, 3], more: 0 });
  });

  it('are of 200 those with acts, what was before them, the first and the last, and it says how many are left out', () => {
    expect(numbers(200, [50, 120])).toEqual({ numbers: [1, 2, 3, 50, 51, 120, 121, 200], more: 192 });
    expect(numbers(200, [])).toEqual({ numbers: [1, 2, 3, 4, 5, 6, 7, 200], more: 192 });
  });

  it('keep the first and the last act where each load has one', () => {
    const all = Array.from({ length: 200 }, (_, load) => load).slice(1, -1);
    const { numbers: shown } = numbers(200, all);
    expect(shown).toEqual([1, 2, 3, 4, 5, 6, 199, 200]);
  });

  it('end where the next begins, a comparison begins, or the audit ends; windows of their own have none', () => {
    const report = manyLoads(2, []);
    const [first, second] = report.audit.pages;
    if (!first || !second) throw new Error('no pages');
    const beside = { ...second, id: 'w', kind: 'pop-out' as const, startedAt: timeIn(0, 500) };
    const route = { ...first, id: 'p0#1', kind: 'route' as const, startedAt: timeIn(0, 700) };
    const pages = [first, beside, route, second];
    const comparison = { startedAt: timeIn(1, 9_000) } as (typeof report.comparisons)[number];
    const { loads } = shownLoads({ ...report, audit: { ...report.audit, pages }, comparisons: [comparison] });
    expect(loads.map(({ fromMs, toMs }) => toMs - fromMs)).toEqual([loadMs, 9_000]);
    expect(loads.map(({ page }) => page)).toEqual(['p0', 'p1']);
    expect(loads[0]?.routesMs).toEqual([Date.parse(timeIn(0, 700))]);
  });

  it('are drawn to the last that is known while the audit goes on', () => {
    const report = manyLoads(1, [0]);
    const { loads } = shownLoads({ ...report, audit: { ...report.audit, endedAt: null } });
    expect(loads[0]?.toMs).toBe(Date.parse(timeIn(0, 3_000)));
  });
});
