import { causeIds } from '../../src/model/report.ts';
import { type Scaffold, titleOf } from './scaffold.ts';

const authored = (name: string) => `import type { Cause } from '../cause.ts';

/** ${titleOf(name)}: when it explains what happened to the widget, and what excludes it. */
export const cause: Cause = {
  id: '${name}',
  title: '${titleOf(name)}',
  // 'acts' where the answer depends on the acts in question and not on their page loads alone.
  scope: 'pages',
  examine: () => ({ state: 'not-tested', reason: 'nothing that would tell is recorded yet' }),
};
`;

const test = (name: string) => `import { expect, test } from 'vitest';
import { cause } from '../../../src/diagnose/causes/${name}.ts';

test('${name} is established where it explains what happened', () => {
  expect(cause.id).toBe('${name}');
  expect.fail('Build what shows it, expect established from src/diagnose/causes/${name}.ts');
});

test('${name} is excluded where it was looked for and not seen', () => {
  expect.fail('Build a record without it, expect excluded; not-tested where nobody could see');
});
`;

export const causeScaffold: Scaffold = {
  files: (name) => [
    { path: `src/diagnose/causes/${name}.ts`, text: authored(name) },
    { path: `test/diagnose/causes/${name}.test.ts`, text: test(name) },
  ],
  next: (name) => [
    `Fill in src/diagnose/causes/${name}.ts; detectors whose effect it can explain list it in mustExclude.`,
    `Give it test/pages/causes/${name}/page.ts: a page that it explains, and what its advice makes of that page.`,
    `Test: npx vitest run --project unit test/diagnose/causes/${name}.test.ts`,
  ],
  refuse: (name) =>
    causeIds.some((id) => id === name)
      ? null
      : `"${name}" is none of causeIds in src/model/report.ts: add it there first; reports name every cause.`,
};
