import { expect, it } from 'vitest';
import type { LadderStep, Rung } from '../../../../src/model/report.ts';
import { chatStates } from '../../../../src/ui/components/timeline/chat-states.ts';

const at = (ms: number) => new Date(ms).toISOString();
const load = { number: 1, page: 'p', url: '', fromMs: 0, toMs: 10_000, routesMs: [] };
type Times = Partial<Record<LadderStep, [reached: number, lost?: number] | 'not-reached'>>;

const statesOf = (times: Times, seen = load) =>
  chatStates(
    Object.entries(times).map(([step, time]): Rung => {
      const name = step as LadderStep;
      if (time === 'not-reached') return { step: name, state: time, at: null };
      const [reached, lost] = time;
      return {
        step: name,
        state: 'reached',
        at: at(reached),
        ...(lost !== undefined && { lostAt: at(lost) }),
      };
    }),
    seen,
  ).map(({ state, fromMs, toMs }) => `${state} ${fromMs}-${toMs}`);

const nothing: Times = { rendered: 'not-reached', visible: 'not-reached', clickable: 'not-reached' };

it('tells a chat that comes and stays', () => {
  expect(
    statesOf({ ...nothing, executed: [1_000], visible: [2_000], rendered: [2_000], clickable: [3_000] }),
  ).toEqual(['absent 0-1000', 'loaded 1000-2000', 'visible 2000-3000', 'clickable 3000-10000']);
});

it('tells one that was lost, and one that can only no longer be clicked', () => {
  expect(statesOf({ visible: [1_000, 5_000], clickable: [1_000, 5_000] })).toEqual([
    'absent 0-1000',
    'clickable 1000-5000',
    'lost 5000-10000',
  ]);
  expect(statesOf({ visible: [1_000], clickable: [1_000, 4_000] }).slice(1)).toEqual([
    'clickable 1000-4000',
    'visible 4000-10000',
  ]);
});

it('tells one that never came from one that nobody could have seen', () => {
  expect(statesOf(nothing)).toEqual(['absent 0-10000']);
  expect(statesOf({})).toEqual(['unknown 0-10000']);
  expect(statesOf({ ...nothing, executed: [2_000] })).toEqual(['absent 0-2000', 'loaded 2000-10000']);
});

it('knows of a page that came back what was reached before', () => {
  const back = { ...load, fromMs: 20_000, toMs: 30_000 };
  expect(statesOf({ visible: [1_000], clickable: [1_000, 25_000] }, back)).toEqual([
    'clickable 20000-25000',
    'visible 25000-30000',
  ]);
});
