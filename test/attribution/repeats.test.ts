import { expect, it } from 'vitest';
import { orderLog } from '../../src/attribution/log.ts';
import { firstMsOf, timesOf } from '../../src/attribution/repeats.ts';
import type { FactOf } from '../../src/model/observation.ts';
import { by, startLog } from '../builders/log.ts';

const trace = (hash: string) => ({ length: 8, shape: 'text' as const, hash });
const write: FactOf<'write'> = {
  ...{ kind: 'write', api: 'Storage.setItem', area: 'local', event: 'set', vendor: 'parley' },
  ...{ item: 'parley.*', present: true, changed: true, stack: by('other-vendor'), value: trace('first') },
};
const message: FactOf<'request'> = {
  ...{ kind: 'request', api: 'websocket-message', method: 'SEND', url: 'wss://live.parley.example/v1' },
  parameters: ['kind', 'label'].map((name) => ({ place: 'body', name, ...trace(`first ${name}`) })),
};

it('puts counted writes where their count stands, with what each item holds after them', () => {
  const log = startLog();
  const act = log.add(write);
  const values = [trace('one item'), trace('another')];
  const more = log.add({ kind: 'repeat', of: act.seq, times: 999, firstMs: 1_000, values });
  const writes = orderLog(log.observations).of('write');
  expect(writes.map((one) => [one.seq, timesOf(one), one.fact.value?.hash])).toEqual([
    [act.seq, 1, 'first'],
    [more.seq, 1, 'one item'],
    [more.seq, 998, 'another'],
  ]);
  expect(writes[2]).toMatchObject({ atMs: more.atMs, page: act.page, fact: { ...write, value: values[1] } });
  expect(writes.map(firstMsOf)).toEqual([act.atMs, 1_000, 1_000]);
});

it('puts each counted message there with what it carried', () => {
  const log = startLog();
  const act = log.add(message);
  log.add({ kind: 'repeat', of: act.seq, times: 2, firstMs: 1_000, hashes: ['same red', 'same blue'] });
  const messages = orderLog(log.observations).of('request');
  expect(messages.map((one) => [timesOf(one), one.fact.parameters?.map(({ hash }) => hash)])).toEqual([
    [1, ['first kind', 'first label']],
    [1, ['same', 'red']],
    [1, ['same', 'blue']],
  ]);
  expect(messages[2]?.fact.parameters?.map(({ name }) => name)).toEqual(['kind', 'label']);
});

it('makes one entry of a million acts', () => {
  const log = startLog();
  const act = log.add(write);
  log.add({ kind: 'repeat', of: act.seq, times: 1_000_000, firstMs: 1_000 });
  expect(orderLog(log.observations).of('write').map(timesOf)).toEqual([1, 1_000_000]);
});

it('leaves a count alone whose act was lost', () => {
  const log = startLog();
  log.add({ kind: 'repeat', of: 4711, times: 999, firstMs: 1_000 });
  const ordered = orderLog(log.observations);
  expect([ordered.of('write').length, ordered.of('repeat').length]).toEqual([0, 1]);
});
