import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createChain, headOf, noHash } from '../../src/package/chain.ts';
import { bytesOf } from '../../src/package/hash.ts';
import { createChainReader } from '../../src/package/read-chain.ts';
import { removedChat } from '../builders/package.ts';

const chained = () => {
  const chain = createChain();
  const lines = removedChat().map(chain.append);
  return { lines, length: chain.length, head: chain.head };
};
const manifestOf = (chain: { length: number; head: string }, audit = 'a1') =>
  ({ chain, audit }) as Parameters<ReturnType<typeof createChainReader>['result']>[0];

it('binds each line to the bytes of the one before, so that any tool can follow it', () => {
  const { lines, head } = chained();
  let previous = noHash;
  for (const [i, line] of lines.entries()) {
    expect(JSON.parse(line)).toMatchObject({ n: i, previous });
    previous = createHash('sha256').update(line).digest('hex');
  }
  expect(head).toBe(previous);
});

it('has one line for one observation, in whatever order its fields come', () => {
  const [observation] = removedChat();
  if (!observation) throw new Error('no observation');
  const turned = (value: object) => Object.fromEntries(Object.entries(value).reverse());
  const other = turned({ ...observation, fact: turned(observation.fact) }) as typeof observation;
  expect(JSON.stringify(other)).not.toBe(JSON.stringify(observation));
  expect(createChain().append(other)).toBe(createChain().append(observation));
});

it('has one head, in whatever order its observations come', () => {
  const { head } = chained();
  expect(headOf([...removedChat()].reverse())).toBe(head);
  expect(headOf([])).toBeNull();
});

it('is read in pieces of any length', () => {
  const { lines, ...chain } = chained();
  const bytes = bytesOf(lines.map((line) => `${line}\n`).join(''));
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: bytes.length }), { maxLength: 20 }), (cuts) => {
      const reader = createChainReader();
      const ends = [...new Set(cuts), bytes.length].sort((a, b) => a - b);
      ends.forEach((end, i) => {
        reader.add(bytes.slice(ends[i - 1] ?? 0, end));
      });
      const { faults, list } = reader.result(manifestOf(chain));
      expect(faults).toEqual([]);
      expect(list).toEqual(removedChat());
    }),
    { numRuns: 30 },
  );
});

it.each([
  ['too many', { observations: 10, bytes: 1_000_000 }],
  ['too long', { observations: 1_000, bytes: 2_000 }],
])('holds none once they are %s to derive from, and still follows the chain', (_, room) => {
  const reader = createChainReader(room);
  const chain = createChain();
  const [observation] = removedChat();
  if (!observation) throw new Error('no observation');
  for (let seq = 0; seq < 200; seq++) reader.add(bytesOf(`${chain.append({ ...observation, seq })}\n`));
  const { faults, list } = reader.result(manifestOf(chain));
  expect({ faults, list }).toEqual({ faults: [], list: null });
});

it('tells of another audit’s observations', () => {
  const { lines, ...chain } = chained();
  const reader = createChainReader();
  reader.add(bytesOf(lines.map((line) => `${line}\n`).join('')));
  expect(reader.result(manifestOf(chain, 'a2')).faults).toEqual([
    'Observations of another audit are among them.',
  ]);
});
