import { type Scaffold, titleOf } from './scaffold.ts';

const authored = (name: string) => `import type { Detector } from '../detector.ts';

/** ${titleOf(name)}: what a script does to the affected vendor, and what of it is seen. */
export const detector: Detector = {
  id: '${name}',
  title: '${titleOf(name)}',
  affectedThing: 'element',
  mayName: ['other-vendor', 'third-party', 'tag-manager'],
  // Only these kinds of facts can be asked for in examine.
  needs: ['dom', 'widget'],
  // Ordinary causes that could explain the same effect.
  mustExclude: [],
  severity: 'medium',
  notApplicable: () => null,
  // One candidate for each act with its effect, and for each effect to which no act was found.
  examine: () => [],
};
`;

const test = (name: string) => `import { expect, test } from 'vitest';
import { detector } from '../../../src/detect/detectors/${name}.ts';

test('${name} finds the act of another party, where it had its effect', () => {
  expect(detector.id).toBe('${name}');
  expect.fail('Build the act, expect its candidate from src/detect/detectors/${name}.ts');
});

test('${name} says nothing of what the affected vendor does itself', () => {
  expect.fail('Build the act with a stack of the affected vendor, expect no candidate');
});
`;

const page = (name: string, verdict: 'fail' | 'pass') => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${name}: ${verdict}</title>
    <link rel="icon" href="data:,">
  </head>
  <body>
    <h1>Fernwood Goods</h1>
    <script src="https://cdn.parley.example/shared/parley.js"></script>
    <script src="https://cdn.overtalk.example/${name}/overtalk-${verdict}.js"></script>
  </body>
</html>
`;

const expected = (name: string) => `import { expectedAct } from '../expected-act.ts';

export const expected = expectedAct('${name}', 'overtalk-fail.js');
`;

const failing = (name: string) => `/* Overtalk (fictional): what it does to the other chat here. */
setTimeout(() => {
  throw new Error('Do the act to #parley-launcher or window.Parley on this line.'); /* act:${name} */
}, 800);
`;

const passing = `/* Overtalk (fictional): does the same thing to what is its own. */
setTimeout(() => {
  throw new Error('Do the same thing to something that is not the other chat.');
}, 800);
`;

export const detectorScaffold: Scaffold = {
  files: (name) => [
    { path: `src/detect/detectors/${name}.ts`, text: authored(name) },
    { path: `test/detect/detectors/${name}.test.ts`, text: test(name) },
    { path: `test/pages/${name}/fail.html`, text: page(name, 'fail') },
    { path: `test/pages/${name}/pass.html`, text: page(name, 'pass') },
    { path: `test/pages/${name}/overtalk-fail.js`, text: failing(name) },
    { path: `test/pages/${name}/overtalk-pass.js`, text: passing },
    { path: `test/pages/${name}/expected.ts`, text: expected(name) },
  ],
  next: (name) => [
    `Fill in src/detect/detectors/${name}.ts, its test, and the two scripts in test/pages/${name}/.`,
    `Test: npx vitest run --project unit test/detect/detectors/${name}.test.ts`,
    'Test in both browsers: npm run build, then npx vitest run --project matrix detector-pages',
  ],
};
