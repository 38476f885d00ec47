import { describe, expect, it } from 'vitest';
import { axisOf } from '../../../../src/ui/components/timeline/axis.ts';
import type { ShownLoad } from '../../../../src/ui/components/timeline/page-loads.ts';

const load = (number: number, fromMs: number, toMs: number): ShownLoad => ({
  number,
  page: `p${number}`,
  url: '',
  fromMs,
  toMs,
  routesMs: [],
});

describe('the axis', () => {
  it('is one line of time through all loads', () => {
    const axis = axisOf([load(1, 0, 3_000), load(2, 3_000, 4_000)], [1_500]);
    expect(axis.edges).toEqual([0, 75]);
    expect([0, 1_500, 3_000, 4_000].map(axis.place)).toEqual([0, 37.5, 75, 100]);
    expect(axis.shortened).toEqual([]);
    expect(axis.ticks.map(({ label, at }) => [label, at])).toContainEqual(['1 s', 25]);
  });

  it('draws a quiet stretch shorter, says how long it was, and has no tick within', () => {
    const axis = axisOf([load(1, 0, 64_000)], [1_000, 2_000]);
    expect(axis.shortened).toEqual([{ from: 62.5, to: 100, lasted: '62 s' }]);
    expect(axis.place(1_000)).toBe(31.25);
    expect(axis.ticks.map(({ label }) => label)).toEqual(['0.5 s', '1 s', '1.5 s', '2 s']);
  });

  it('jumps over loads that are not drawn, and tells nothing of their times', () => {
    const second = load(9, 50_000, 52_000);
    const axis = axisOf([load(1, 0, 2_000), second], []);
    expect(axis.place(30_000)).toBeNull();
    expect(axis.place(50_000)).toBe(50);
    expect(axis.placeIn(second, 52_000)).toBe(100);
  });

  it('leaves room for a load that was left at once', () => {
    const axis = axisOf([load(1, 0, 3_000), load(2, 3_000, 3_001), load(3, 3_001, 3_001)], []);
    const [, second = 0, third = 0] = axis.edges;
    expect(third - second).toBeGreaterThan(4);
    expect(100 - third).toBeGreaterThan(4);
    expect(axis.placeIn(load(3, 3_001, 3_001), 3_001)).toBe(0);
  });
});
