// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Fact, type FactOf, factSchema } from '../../src/model/observation.ts';
import { createSwallowed } from '../../src/watch/swallowed.ts';
import { createWidgetVendors } from '../../src/watch/widget-vendors.ts';
import { company } from '../builders/log.ts';

const parleys = '    at draw (https://cdn.parley.example/parley.js:1:2)\n';
const others = '    at draw (https://cdn.overtalk.example/overtalk.js:5:6)\n';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

/** Follows calls as the content script does; each fact must be one that may be stored. */
function following() {
  const recorded: Fact[] = [];
  const element = document.createElement('div');
  element.id = 'parley-panel';
  const calls = createSwallowed(
    createWidgetVendors([company('parley', 'chat')]),
    () => element,
    (fact) => recorded.push(factSchema.parse(fact)),
  );
  return {
    element,
    lose: (api: string, text: string, given: Partial<FactOf<'swallowed'>> = {}) =>
      calls.take({ kind: 'swallowed', patch: 1, api, stack: { text, slot: 'ours' }, ...given }),
    told(afterMs: number) {
      vi.advanceTimersByTime(afterMs);
      calls.look();
      return recorded
        .splice(0)
        .map((fact) => (fact.kind === 'swallowed' ? [fact.api, fact.node?.htmlId] : null));
    },
  };
}
const node = { id: 3, tag: 'DIV' };

describe('a call of a vendor’s of which nothing came', () => {
  it('is told of an element once that is nowhere for a while', () => {
    const { lose, told } = following();
    lose('appendChild', parleys, { node });
    expect(told(1_900)).toEqual([]);
    expect(told(200)).toEqual([['appendChild', 'parley-panel']]);
    expect(told(5_000)).toEqual([]);
  });

  it('is forgotten where the element comes after all, and where no vendor’s code called', () => {
    const { lose, told, element } = following();
    lose('appendChild', parleys, { node });
    expect(told(1_000)).toEqual([]);
    document.body.append(element);
    expect(told(500)).toEqual([]);
    element.remove();
    expect(told(5_000)).toEqual([]);
    lose('appendChild', others, { node });
    lose('setTimeout', others);
    expect(told(5_000)).toEqual([]);
  });

  it('is told at once of shadow roots and timers', () => {
    const { lose, told } = following();
    lose('attachShadow', parleys, { node });
    lose('setTimeout', parleys);
    expect(told(0)).toEqual([
      ['attachShadow', undefined],
      ['setTimeout', undefined],
    ]);
  });
});
