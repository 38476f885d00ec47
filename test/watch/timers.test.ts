// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Fact, type FactOf, factSchema } from '../../src/model/observation.ts';
import { createTimers } from '../../src/watch/timers.ts';
import { createWidgetVendors } from '../../src/watch/widget-vendors.ts';
import { company } from '../builders/log.ts';

const parleys = '    at wait (https://cdn.parley.example/parley.js:1:2)\n';
const others = '    at clear (https://cdn.overtalk.example/overtalk.js:5:6)\n';
const zones = '    at patched (https://cdn.jsdelivr.net/npm/zone.js:7:8)\n';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

/** Follows timers as the content script does; each fact must be one that may be stored. */
function following() {
  const recorded: Fact[] = [];
  const timers = createTimers(
    createWidgetVendors([company('parley', 'chat'), company('chatter', 'chat')]),
    (fact) => recorded.push(factSchema.parse(fact)),
  );
  const take = (text: string, given: Partial<FactOf<'timer'>>) =>
    timers.take({
      kind: 'timer',
      api: 'Window.clearTimeout',
      timer: 3,
      stack: { text, slot: 'ours' },
      ...given,
    });
  return {
    set: (text: string, given: Partial<FactOf<'timer'>> = {}) =>
      take(text, { api: 'Window.setTimeout', delayMs: 5_000.5, ...given }),
    clear: (text: string, timer = 3) => take(text, { timer }),
    told: () =>
      recorded.splice(0).map((fact) => (fact.kind === 'timer' ? (fact.leftMs ?? fact.delayMs) : null)),
  };
}

describe('a timer of a chat vendor’s', () => {
  it.each([
    ['directly', parleys, others],
    ['through a library', zones + parleys, zones + others],
  ])('is told when other code clears it while it waits, %s', (_how, set, clear) => {
    const timers = following();
    timers.set(set);
    expect(timers.told()).toEqual([]);
    vi.advanceTimersByTime(1_000);
    timers.clear(clear);
    expect(timers.told()).toEqual([5_000.5, 4_001]);
    timers.clear(clear);
    expect(timers.told()).toEqual([]);
  });

  it('is forgotten where its vendor clears it, or has fired', () => {
    const timers = following();
    timers.set(parleys);
    timers.clear(zones + parleys + others);
    timers.clear(others);
    timers.set(parleys, { timer: 4 });
    vi.advanceTimersByTime(6_000);
    timers.clear(others, 4);
    timers.set(others, { timer: 5 });
    timers.clear(zones, 5);
    expect(timers.told()).toEqual([]);
  });

  it('goes on waiting where it is an interval', () => {
    const timers = following();
    timers.set(parleys, { api: 'Window.setInterval' });
    vi.advanceTimersByTime(60_000);
    timers.clear(others);
    expect(timers.told()).toEqual([5_000.5, 1]);
  });
});
