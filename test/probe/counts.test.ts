// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';

/** What the content script hears, and of which facts it says that further ones may be counted. */
const heard: string[][] = vi.hoisted(() => []);
vi.mock('../../src/probe/port.ts', () => ({
  send(type: string, data: string, lastEventId: string) {
    heard.push([type, data, lastEventId]);
    return !data.includes('rare');
  },
}));
const { forgetCounts, handOver, isCounted, tell } = await import('../../src/probe/counts.ts');

const variable = (data: string) => tell(data, undefined, false);
const message = (data: string, text: string) => tell(data, { text }, true);
const held = ['parley.a', '', 'Storage.setItem'];
const write = (data: string, text: string) => {
  const mayCount = held[1] !== text && isCounted(data);
  held[1] = text;
  tell(data, ['parley.a', text], false, data, mayCount, held);
};
const told = () => heard.map(([type, data]) => `${type} ${data}`);
const counted = () =>
  heard.filter(([type]) => type === 'again').map(([, data, text = '']) => [data, JSON.parse(text)]);

beforeEach(() => {
  forgetCounts();
  heard.length = 0;
});

it('tells the first of a kind and counts those that are alike', () => {
  for (let i = 0; i < 4; i++) variable('visits');
  for (let i = 0; i < 2; i++) variable('rare');
  expect(told()).toEqual(['fact visits', 'again visits', 'fact rare', 'fact rare']);
  const [[data, [times, firstMs, lastMs, apart]]] = counted() as [
    [string, [number, number, number, unknown]],
  ];
  expect([data, times, apart]).toEqual(['visits', 3, [0, 0]]);
  expect(firstMs).toBeLessThanOrEqual(lastMs);
});

it('hands over all that it has counted, once, and counts on', () => {
  for (let i = 0; i < 3; i++) for (const kind of ['a', 'b']) variable(kind);
  handOver();
  handOver();
  expect(told()).toEqual(['fact a', 'fact b', 'again a', 'again b']);
  variable('a');
  handOver();
  expect(counted().at(-1)).toEqual(['a', [1, expect.any(Number), expect.any(Number), [0, 0]]]);
});

it('tells of writes the last text, and what the item was given last; a text that is there already is told', () => {
  for (const text of ['1', '2', '3', '3', '4']) write('by one', text);
  for (const text of ['5', '6']) write('by another', text);
  write('by one', '7');
  handOver();
  expect(told()).toEqual([
    ...['fact by one', 'again by one', 'fact by one', 'again by one'],
    ...['fact by another', 'again by one', 'again by another'],
  ]);
  expect(counted().map(([, count]) => [count[0], ...count[3].map((of: string[]) => of[1])])).toEqual([
    [2, '3', '3'],
    [1, '4', '4'],
    [1, '7', '7'],
    [1, '6', '7'],
  ]);
});

it('tells what each message carried, and nothing of one sort after the other sort that came before it', () => {
  for (const text of ['a', 'b', 'c']) message('sent', text);
  for (const text of ['1', '2']) write('written', text);
  message('sent', 'd');
  handOver();
  expect(told()).toEqual(['fact sent', 'again sent', 'fact written', 'again written', 'again sent']);
  expect(counted().map(([, count]) => count[3])).toEqual([
    [{ text: 'b' }, { text: 'c' }, 0],
    [['parley.a', '2'], held],
    [{ text: 'd' }, 0],
  ]);
});

it('keeps no more than a bounded number of characters and of kinds', () => {
  for (let i = 0; i < 5; i++) message('long', 'x'.repeat(6_000));
  expect(told()).toEqual(['fact long', 'again long', 'again long']);
  for (let i = 0; i < 400; i++) variable(`kind ${i}`);
  heard.length = 0;
  variable('kind 0');
  variable('kind 399');
  expect(told()).toEqual(['fact kind 0']);
});

it('tells the next of a kind whole after it was asked', () => {
  for (let i = 0; i < 2; i++) variable('visits');
  forgetCounts();
  variable('visits');
  expect(told()).toEqual(['fact visits', 'again visits', 'fact visits']);
});
