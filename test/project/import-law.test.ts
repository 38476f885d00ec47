import { expect, test } from 'vitest';
import { breaches } from './law.ts';
import { type SourceFile, sourceFiles } from './source-files.ts';

const file = (path: string, text: string): SourceFile => ({ path: `src/${path}`, text });

test('every file in src/ keeps the import law (ARCHITECTURE.md)', () => {
  expect(breaches(sourceFiles())).toEqual([]);
});

const breaking: [string, SourceFile, RegExp][] = [
  ['a package in the model', file('model/a.ts', `import { get } from 'idb';`), /model\/a\.ts:1 .*schemas/],
  [
    'code in a vendor file',
    file('vendors/a.ts', `import { z } from './b.ts';\nexport const vendor = z;`),
    /data/,
  ],
  ['zod in the probe', file('probe/a.ts', `import * as z from 'zod/mini';`), /package:zod.*no library/],
  ['the model in the probe', file('probe/a.ts', `export * from '../model/a.ts';`), /no vendor/],
  ['the platform in a watcher', file('watch/a.ts', `await import('../platform/browser.ts');`), /watcher/],
  ['the store in the bridge', file('bridge/a.ts', `import '../session/store.ts';`), /src\/entry/],
  ['the store in attribution', file('attribution/a.ts', `import '../session/a.ts';`), /observations alone/],
  [
    'the app in a report',
    file('report/a.ts', `import { A } from '../ui/app/a.ts';`),
    /src\/ui\/app.*data in/,
  ],
  ['a type from a watcher', file('detect/a.ts', `let a: import('../watch/a.ts').A;`), /watch\/a\.ts.*pure/],
  ['the polyfill', file('session/a.ts', `import b from 'webextension-polyfill';`), /src\/platform/],
  ['an entry point', file('cli/a.ts', `import '../entry/cli.ts';`), /only wire/],
  [
    'the DOM in a detector',
    file('detect/detectors/a.ts', `\nexport const a = document.title;`),
    /a\.ts:2 reads/,
  ],
  ['the browser in a cause', file('diagnose/a.ts', `chrome?.runtime.id;`), /reads chrome/],
  [
    'the window in a component',
    file('ui/components/a.tsx', `const A = () => <p>{window.name}</p>;`),
    /reads/,
  ],
  ['a junk drawer', file('session/date-utils.ts', ''), /Name the file/],
  ['a junk folder', file('ui/common/date.ts', ''), /Name the file/],
];

test.each(breaking)('it refuses %s and says what to do instead', (_, bad, message) => {
  expect(breaches([bad])).toEqual([expect.stringMatching(message)]);
});

test('it refuses a cycle, once', () => {
  const one = file('session/one.ts', `import type { T } from './two.ts';`);
  const two = file('session/two.ts', `import { a } from './three.ts';`);
  const three = file('session/three.ts', `export { b } from './one.ts';`);
  const [only, ...rest] = breaches([one, two, three]);
  expect(only).toMatch(
    /one\.ts → .*three\.ts → .*two\.ts|one\.ts → .*two\.ts → .*three\.ts → .*one\.ts is a cycle/,
  );
  expect(rest).toEqual([]);
});

test('it knows a name that the file bound itself, and does not read strings and comments', () => {
  const own = `export const f = ({ document }: O) => document.length; // window.name\nconst s = 'chrome.x';`;
  expect(breaches([file('detect/a.ts', own)])).toEqual([]);
});
