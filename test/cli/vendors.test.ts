import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import { UsageError } from '../../src/cli/usage.ts';
import { checkVendorsKnown, readVendorFile } from '../../src/cli/vendors.ts';

const folder = mkdtempSync(join(tmpdir(), 'cli-vendors-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (text: string): string => {
  const path = join(folder, 'vendors.json');
  writeFileSync(path, text);
  return path;
};

test('reads the demo’s vendor file', () => {
  const ids = readVendorFile(fileURLToPath(DEMO_VENDORS_FILE)).map(({ id }) => id);
  expect(ids).toEqual(['parley', 'overtalk', 'tagworks']);
});

test('a file that cannot be read is named with the reason', () => {
  const path = join(folder, 'absent.json');
  expect(() => readVendorFile(path)).toThrow(new UsageError(`--vendors ${path} cannot be read (ENOENT)`));
  expect(() => readVendorFile(folder)).toThrow(`--vendors ${folder} cannot be read (EISDIR)`);
});

test.each([
  ['no JSON', '[{', /vendors\.json is not JSON: /],
  ['no list', '{}', /vendors\.json: The file/],
  ['a wrong category', '[{"id":"a","name":"A","category":"chats"}]', /vendors\.json: \[0\]\.category: /],
  [
    'a host that is no text',
    '[{"id":"a","name":"A","category":"chat","hosts":["a.example",7]}]',
    /vendors\.json: \[0\]\.hosts\[1\]: /,
  ],
])('a file with %s is named with the place', (_what, text, message) => {
  const reading = () => readVendorFile(file(text));
  expect(reading).toThrow(UsageError);
  expect(reading).toThrow(message);
});

test('a protected vendor must be in the catalogue or in the file', () => {
  const own = readVendorFile(fileURLToPath(DEMO_VENDORS_FILE));
  expect(() => checkVendorsKnown('--protect', ['parley', 'liveperson'], own)).not.toThrow();
  expect(() => checkVendorsKnown('--protect', ['parley'], [])).toThrow(/--protect "parley" is no vendor/);
  expect(() => checkVendorsKnown('--try-chat', ['parley'], [])).toThrow(/--try-chat "parley"/);
});
