import { expect, test, vi } from 'vitest';
import { comparisonsToMake, makeComparisons } from '../../src/cli/comparisons.ts';
import type { Control } from '../../src/cli/control.ts';
import { sampleReport } from '../samples/report.ts';

const tag = 'https://cdn.overtalk.example/tag.js';
const five = { loads: 5, settleMs: 4000 };
const made = (compare: string) =>
  comparisonsToMake(sampleReport, { compare, ...five }).map(({ vendor, blocked }) => [vendor, blocked]);

test('auto compares each script of a failing finding once', () => {
  expect(sampleReport.findings.filter(({ verdict }) => verdict === 'fail')).toHaveLength(2);
  expect(made('auto')).toEqual([['parley', tag]]);
});

test('a script or host is compared for the chats it acted on, else for each chat', () => {
  expect(made('overtalk.example')).toEqual([['parley', 'overtalk.example']]);
  expect(made('counts.example').map(([vendor]) => vendor)).toEqual([
    'parley',
    'murmur',
    'chatter',
    'overtalk',
  ]);
});

test('without a comparison the times of each chat are measured', () => {
  expect(made('off').map(([, blocked]) => blocked)).toEqual([null, null, null, null]);
});

test('says how many loads it makes, and what was refused, and goes on', async () => {
  const said: string[] = [];
  const progress = {
    isShown: false,
    show: () => undefined,
    clear: () => undefined,
    say: (line: string) => void said.push(line),
  };
  const compare = vi
    .fn<Control['compare']>()
    .mockRejectedValueOnce(new Error('This code stands in the page itself.'));
  const wanted = [
    { vendor: 'parley', blocked: tag, loadsPerArm: 5, settleMs: 4000 },
    { vendor: 'parley', blocked: null, loadsPerArm: 10, settleMs: 4000 },
  ];
  await makeComparisons({ compare }, 3, wanted, progress, new AbortController().signal);
  expect(compare.mock.calls.map(([tab, options]) => [tab, options])).toEqual(wanted.map((one) => [3, one]));
  expect(said).toEqual([
    `comparing parley with and without ${tag}: 22 page loads`,
    'not compared: This code stands in the page itself.',
    'measuring the times of parley: 12 page loads',
  ]);
});
