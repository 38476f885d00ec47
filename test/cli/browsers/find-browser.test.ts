import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BrowserNotFoundError, findBrowser } from '../../../src/cli/browsers/find-browser.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-browser-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, mode: number): string {
  const path = join(folder, name);
  writeFileSync(path, '');
  chmodSync(path, mode);
  return path;
}

test('the variable wins over the path', () => {
  const named = put('my-chromium', 0o755);
  put('chromium', 0o755);
  expect(findBrowser('chromium', { PATH: folder, WIDGET_WITNESS_CHROMIUM: named })).toBe(named);
});

test('the path is searched, the preferred command first', () => {
  put('firefox', 0o755);
  expect(findBrowser('firefox', { PATH: folder })).toBe(join(folder, 'firefox'));
  const preferred = put('firefox-esr', 0o755);
  expect(findBrowser('firefox', { PATH: folder })).toBe(preferred);
});

test('a variable that names no executable is an error that names the variable', () => {
  const named = put('text', 0o644);
  const find = () => findBrowser('firefox', { WIDGET_WITNESS_FIREFOX: named });
  expect(find).toThrow(BrowserNotFoundError);
  expect(find).toThrow(/WIDGET_WITNESS_FIREFOX is set to ".*text"/);
});
