// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ToldAsk } from '../../src/model/layer.ts';
import { type Fact, type FactOf, factSchema } from '../../src/model/observation.ts';
import { createAsks } from '../../src/watch/asks.ts';
import { createWidgetVendors } from '../../src/watch/widget-vendors.ts';
import { company } from '../builders/log.ts';

const url = 'https://api.parley.example/v1/greeting?token=1';
const parleys = '    at greet (https://cdn.parley.example/parley.js:1:2)\n';
const monitors = '    at send (https://cdn.monitor.example/monitor.js:3:4)\n';
const others = '    at more (https://cdn.overtalk.example/overtalk.js:5:6)\n';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

/** Follows calls as the content script does; each fact must be one that may be stored. */
function following(nodes: Node[] = []) {
  const recorded: Fact[] = [];
  const asks = createAsks(
    createWidgetVendors([company('parley', 'chat')]),
    (id) => nodes[id],
    (fact) => recorded.push(factSchema.parse(fact)),
  );
  asks.laid({ kind: 'patch', patch: 1, api: 'fetch', stack: { text: monitors, slot: 'ours' } });
  return {
    asks,
    ask: (given: Partial<ToldAsk> = {}) =>
      asks.ask({
        kind: 'asked',
        ask: 1,
        patch: 1,
        api: 'fetch',
        method: 'GET',
        url,
        stack: { text: parleys, slot: 'ours' },
        ...given,
      }),
    request: (text: string, at = url) =>
      asks.arrived({ url: at, method: 'GET', stack: { text, slot: 'replaced' } }),
    settled: (outcome: 'answered' | 'replaced' | 'rejected', number = 1) =>
      asks.outcome({ kind: 'outcome', ask: number, outcome }),
    /** What was told by then, in short. */
    told(afterMs: number) {
      vi.advanceTimersByTime(afterMs);
      asks.look();
      return recorded
        .splice(0)
        .filter((fact): fact is FactOf<'asked'> => fact.kind === 'asked')
        .map(({ ask, patch, arrived, outcome }) => ({ ask, patch, arrived, outcome }));
    },
    recorded,
  };
}

describe('a call through a patch', () => {
  it('is told once where it reached the native and was answered, and its like no more', () => {
    const { ask, request, settled, told } = following();
    const goWell = (number: number, given: Partial<ToldAsk> = {}) => {
      ask({ ask: number, ...given });
      request(monitors + parleys, given.url);
      settled('answered', number);
    };
    goWell(1);
    expect(told(100)).toEqual([{ ask: 1, patch: 1, arrived: true, outcome: 'answered' }]);
    goWell(2, { url: `${url}&again=1` });
    goWell(3, { url: 'https://api.overtalk.example/v1/hits' });
    expect(told(10_000)).toEqual([]);
    goWell(4, { stack: { text: others, slot: 'ours' } });
    goWell(5, { patch: 2 });
    goWell(6, { url: 'https://api.parley.example/v1/other' });
    expect(told(100).map(({ ask }) => ask)).toEqual([4, 5, 6]);
  });

  it('is forgotten beyond a bound where all goes well', () => {
    const { ask, request, settled, told } = following();
    let times = 0;
    for (let i = 1; i <= 200; i++) {
      const at = `https://api.parley.example/${i}`;
      ask({ ask: i, url: at });
      request(monitors + parleys, at);
      settled('answered', i);
      times += told(100).length;
    }
    expect(times).toBe(100);
  });

  it('is told once it is late', () => {
    const { ask, told } = following();
    ask();
    expect(told(1_000)).toEqual([]);
    expect(told(1_000)).toEqual([{ ask: 1, patch: 1, arrived: false, outcome: 'pending' }]);
    expect(told(1_000)).toEqual([]);
  });

  it('is told anew when it arrives after all', () => {
    const { ask, request, settled, told } = following();
    ask();
    expect(told(2_000)).toHaveLength(1);
    request(monitors, `${url}&late=1`);
    settled('answered');
    expect(told(100)).toEqual([{ ask: 1, patch: 1, arrived: true, outcome: 'answered' }]);
    expect(told(60_000)).toEqual([]);
  });

  it('is told where its answer does not come, or was made by a script', () => {
    const { ask, request, settled, told } = following();
    ask();
    request(monitors + parleys);
    expect(told(1_900)).toEqual([]);
    expect(told(200)).toEqual([{ ask: 1, patch: 1, arrived: true, outcome: 'pending' }]);
    settled('replaced');
    expect(told(100)).toEqual([{ ask: 1, patch: 1, arrived: true, outcome: 'replaced' }]);
  });

  it('is not told of other servers', () => {
    const { ask, told } = following();
    ask({ url: 'https://shop.example/cart' });
    expect(told(5_000)).toEqual([]);
  });

  it('is the doing of the deepest patch that it reached, asked for by whoever called the first', () => {
    const { ask, told, recorded } = following();
    ask();
    ask({ ask: 2, patch: 2, stack: { text: monitors + parleys, slot: 'ours' } });
    vi.advanceTimersByTime(2_000);
    expect(told(0)).toEqual([{ ask: 2, patch: 2, arrived: false, outcome: 'pending' }]);
    expect(recorded).toEqual([]);
  });

  it('takes back what it told of a patch that waited before it called the one beneath', () => {
    const { ask, told } = following();
    ask();
    expect(told(2_000)).toEqual([{ ask: 1, patch: 1, arrived: false, outcome: 'pending' }]);
    ask({ ask: 2, patch: 2 });
    expect(told(2_000)).toEqual([
      { ask: 1, patch: 1, arrived: true, outcome: 'returned' },
      { ask: 2, patch: 2, arrived: false, outcome: 'pending' },
    ]);
  });

  it.each(['src', 'data-src'])('has arrived where the address stands in the element’s %s', (attribute) => {
    const image = document.createElement('img');
    const { ask, told } = following([document.createTextNode(''), image]);
    image.setAttribute(attribute, url);
    ask({ api: 'image', node: { id: 1, tag: 'IMG' } });
    expect(told(5_000)).toEqual([{ ask: 1, patch: 1, arrived: true, outcome: 'returned' }]);
    image.removeAttribute(attribute);
    ask({ ask: 2, api: 'image', node: { id: 1, tag: 'IMG' } });
    expect(told(5_000)).toEqual([{ ask: 2, patch: 1, arrived: false, outcome: 'returned' }]);
  });

  it('is no longer followed beyond a bound, which is told', () => {
    const { ask, recorded } = following();
    for (let i = 1; i <= 500; i++) ask({ ask: i, url: `https://api.parley.example/${i}` });
    expect(recorded).toMatchObject([{ kind: 'gap', reason: 'overflow' }]);
  });
});

describe('a request that a patch passed on', () => {
  it('keeps its stack and tells how many frames are the patch’s', () => {
    const { ask, request } = following();
    ask();
    expect(request(others + monitors + parleys).stack).toEqual({
      text: others + monitors + parleys,
      slot: 'replaced',
      wrappers: 2,
    });
  });

  it('gets its caller’s stack where the patch called on later', () => {
    const { ask, request } = following();
    ask();
    expect(request(monitors).stack).toEqual({ text: parleys, slot: 'ours' });
  });

  it.each([
    ['another script', others, url],
    ['another address', monitors, 'https://api.parley.example/v1/other'],
  ])('stays what it is where it is of %s', (_what, stack, at) => {
    const { ask, request } = following();
    ask();
    expect(request(stack, at).stack).toEqual({ text: stack, slot: 'replaced' });
  });
});
