// @vitest-environment jsdom
import { expect, it } from 'vitest';
import type { Item } from '../../src/bridge/outbox.ts';
import { type Fact, type FactOf, factSchema } from '../../src/model/observation.ts';
import { createRecorder } from '../../src/watch/recorder.ts';
import { createRepeats } from '../../src/watch/repeats.ts';

const write: FactOf<'write'> = {
  ...{ kind: 'write', api: 'Storage.setItem', area: 'local', event: 'set', vendor: 'parley' },
  ...{ item: 'parley.*', present: true, changed: true },
};
const route = '/other';

function recording() {
  const items: Item[] = [];
  let waiting: (() => void)[] = [];
  const recorder = createRecorder(
    (item) => items.push(item),
    true,
    () => {
      const told = waiting;
      waiting = [];
      for (const tell of told) tell();
    },
  );
  const { record } = createRepeats(recorder);
  const writeItem = (likeness: string, name: string, text: string) => {
    const { seq, count } = record('other', likeness, () => write);
    count?.texts.set(name, text);
    return seq;
  };
  const send = (hash: string) => {
    const message: Fact = { kind: 'request', api: 'websocket-message', method: 'SEND', url: 'wss://a.b/' };
    record('message', 'message', () => message).count?.hashes.push(hash);
  };
  const told = () => {
    recorder.settle();
    return items.map(({ seq, fact }) => {
      factSchema.parse(fact);
      if (fact.kind !== 'repeat') return [seq, fact.kind];
      return [seq, 'repeat', fact.of, fact.times, fact.hashes ?? fact.values?.map(({ length }) => length)];
    });
  };
  /** What the probe has counted and not handed over yet. */
  const wait = (tell: () => void) => waiting.push(tell);
  return { items, recorder, record, writeItem, send, told, wait };
}

it('records the first of acts that are alike whole, and the others as appended counts', () => {
  const { recorder, writeItem, told } = recording();
  const seqs = ['1', '22', '333', '4444'].map((text) => writeItem('a', 'parley.x', text));
  recorder.settle();
  writeItem('a', 'parley.x', '55555');
  writeItem('a', 'parley.y', '1');
  writeItem('b', 'parley.x', '1');
  expect(seqs).toEqual([1, 2, 2, 2]);
  expect(told()).toEqual([
    [1, 'write'],
    [2, 'repeat', 1, 3, [4]],
    [3, 'repeat', 1, 2, [5, 1]],
    [4, 'write'],
  ]);
});

it('gives the time of the first and of the last', () => {
  const { items, writeItem, told } = recording();
  for (let i = 0; i < 3; i++) writeItem('a', 'parley.x', '');
  told();
  const { atMs, fact } = items[1] as Item & { fact: FactOf<'repeat'> };
  expect([items[0]?.atMs, fact.firstMs, atMs]).toEqual([items[0]?.atMs, fact.firstMs, atMs].sort());
});

it('puts counts out before anything that comes after them', () => {
  const { recorder, writeItem, send, told } = recording();
  writeItem('a', 'parley.x', '1');
  writeItem('a', 'parley.x', '1');
  recorder.record({ kind: 'probe', event: 'started', detail: '', count: 1 });
  send('h1');
  writeItem('a', 'parley.x', '22');
  send('h2');
  send('h3');
  writeItem('a', 'parley.x', '333');
  expect(told()).toEqual([
    [1, 'write'],
    [2, 'repeat', 1, 1, [1]],
    [3, 'probe'],
    [4, 'request'],
    [5, 'repeat', 1, 1, [2]],
    [6, 'repeat', 4, 2, ['h2', 'h3']],
    [7, 'repeat', 1, 1, [3]],
  ]);
});

it('leaves what happened on a route to that route', () => {
  const { items, writeItem, told } = recording();
  const before = location.href;
  for (let i = 0; i < 3; i++) writeItem('a', 'parley.x', '');
  history.pushState(null, '', route);
  writeItem('a', 'parley.x', '');
  told();
  expect(items.map(({ url, fact }) => [fact.kind, url])).toEqual([
    ['write', before],
    ['repeat', before],
    ['page', location.href],
    ['repeat', location.href],
  ]);
});

it('holds a bounded number of values and of kinds', () => {
  const { writeItem, told } = recording();
  for (let i = 0; i < 1_002; i++) writeItem('a', `parley.${i}`, '1');
  for (let i = 0; i < 1_000; i++) writeItem(`kind ${i}`, 'parley.x', '');
  writeItem('kind 0', 'parley.x', '');
  const records = told();
  expect(records.slice(0, 4).map(([, kind, of, times]) => [kind, of, times])).toEqual([
    ['write', undefined, undefined],
    ['repeat', 1, 500],
    ['repeat', 1, 500],
    ['repeat', 1, 1],
  ]);
  expect(records.slice(4).filter(([, kind]) => kind === 'repeat')).toEqual([]);
});

it('takes several acts at a time, with when the first and the last of them were', () => {
  const { items, record, told } = recording();
  const act = (times: number, firstMs: number) =>
    record('other', 'a', () => write, { times, firstMs, lastMs: firstMs + times });
  act(3, 10);
  act(5, 20);
  expect(told()).toEqual([
    [1, 'write'],
    [2, 'repeat', 1, 7, undefined],
  ]);
  const { atMs, fact } = items[1] as Item & { fact: FactOf<'repeat'> };
  const { timeOrigin } = performance;
  expect([fact.firstMs - timeOrigin, atMs - timeOrigin].map(Math.round)).toEqual([10, 25]);
});

it('has what waits in the probe handed over before it records anything else', () => {
  const { items, recorder, writeItem, told, wait } = recording();
  const started: Fact = { kind: 'probe', event: 'started', detail: '', count: 1 };
  writeItem('a', 'parley.x', '1');
  wait(() => writeItem('a', 'parley.x', '2'));
  recorder.record(started);
  wait(() => writeItem('a', 'parley.x', '3'));
  history.pushState(null, '', '/third');
  recorder.record(started);
  wait(() => writeItem('a', 'parley.x', '4'));
  expect(told().map(([seq, kind]) => [seq, kind])).toEqual([
    [1, 'write'],
    [2, 'repeat'],
    [3, 'probe'],
    [4, 'page'],
    [5, 'repeat'],
    [6, 'probe'],
    [7, 'repeat'],
  ]);
  expect(items.filter(({ fact }) => fact.kind === 'page')).toHaveLength(1);
});
