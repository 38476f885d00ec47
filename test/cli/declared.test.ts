import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readDeclaredFile } from '../../src/cli/declared.ts';
import { UsageError } from '../../src/cli/usage.ts';

const folder = mkdtempSync(join(tmpdir(), 'cli-declared-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'declared.json');
const reading = (text: string) => () => {
  writeFileSync(path, text);
  return readDeclaredFile(path);
};

test('reads what the usage shows', () => {
  const declared = {
    client: 'Shop Ltd',
    responseHours: 3,
    businessLoss: { amount: 900, currency: 'EUR', basis: 'orders of a day' },
  };
  expect(reading(JSON.stringify(declared))()).toEqual(declared);
});

test.each([
  ['no JSON', '{', `--declared ${path} is not JSON: `],
  ['a list', '[]', `--declared ${path}: The file: expected an object.`],
  ['a field of another name', '{"customer":"x"}', `--declared ${path}: The file: unknown field "customer".`],
  [
    'a negative amount',
    '{"hourlyRate":{"amount":-1,"currency":"EUR"}}',
    'hourlyRate.amount: must not be less',
  ],
  ['an amount without currency', '{"hourlyRate":{"amount":1}}', 'hourlyRate.currency: expected a string.'],
])('a file with %s is named with the place', (_what, text, message) => {
  expect(reading(text)).toThrow(UsageError);
  expect(reading(text)).toThrow(message);
});
