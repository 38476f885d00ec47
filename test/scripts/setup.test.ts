import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
// @ts-expect-error plain JavaScript without types, since it runs before anything is installed
import { packagesAreCurrent } from '../../scripts/setup.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'setup-'));
  mkdirSync(join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true }));

const own = { version: '0.1.0' };
const lock = (file: string, packages: object) =>
  writeFileSync(join(root, file), JSON.stringify({ packages }));

test('packages are current when node_modules holds what the lock file wants', () => {
  lock('package-lock.json', { '': own, a: { version: '1.0.0' }, mac: { version: '1.0.0', optional: true } });
  lock('node_modules/.package-lock.json', { a: { version: '1.0.0' } });
  expect(packagesAreCurrent(root)).toBe(true);
});

test.each([
  ['another version', { a: { version: '0.9.0' } }],
  ['a missing package', {}],
])('packages are not current with %s', (_what, installed) => {
  lock('package-lock.json', { '': own, a: { version: '1.0.0' } });
  lock('node_modules/.package-lock.json', installed);
  expect(packagesAreCurrent(root)).toBe(false);
});

test('packages are not current when nothing was installed', () => {
  lock('package-lock.json', { '': own });
  expect(packagesAreCurrent(root)).toBe(false);
});

test('a browser that cannot be found is named with what to do, and the process ends with 1', () => {
  const program = "import('./scripts/setup.mjs').then(({ setUp }) => setUp({ browsers: ['firefox'] }))";
  const { status, stderr } = spawnSync(process.execPath, ['-e', program], {
    encoding: 'utf8',
    env: { ...process.env, WIDGET_WITNESS_FIREFOX: join(root, 'nothing') },
  });
  expect(stderr).toMatch(/firefox is missing\. Install Firefox .* or set WIDGET_WITNESS_FIREFOX/);
  expect(status).toBe(1);
});
