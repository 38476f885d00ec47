/**
 * `npm test`: set-up, then everything that is checked, in stages; the first stage that fails ends it with exit code
 * 1. `--matrix` adds the long tests. Ends with a line `N passed, N failed` of all tests that ran.
 * Plain JavaScript, since it begins before anything is installed.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from './setup.mjs';
import { ROOT, run } from './stage.mjs';

const RESULTS = 'node_modules/.widget-witness-results.json';
const tally = { passed: 0, failed: 0 };

const stages = [
  ['Set-up', () => setUp({ browsers: ['chromium', 'firefox'] }).then(() => 0)],
  ['Generated files', () => run('tsx', ['scripts/generate.ts', '--check'])],
  ['Types', () => run('tsc', ['--noEmit'])],
  ['Format and lint', () => run('biome', ['check', '.'])],
  ['Unused code', () => run('knip', [])],
  ['Unit tests', () => vitest('unit*')],
  ['Build', () => run('tsx', ['scripts/build.ts'])],
  ['Browser tests', () => vitest('browser')],
  ...(process.argv.includes('--matrix') ? [['Matrix', () => vitest('matrix')]] : []),
];

process.exitCode = await runStages();
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);

async function runStages() {
  for (const [title, stage] of stages) {
    console.log(`\n== ${title}`);
    const startedMs = performance.now();
    const code = await stage();
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    console.log(`== ${title}: ${code === 0 ? 'passed' : `failed (exit code ${code})`} in ${seconds} s`);
    if (code !== 0) return 1;
  }
  return 0;
}

/** Runs one of vitest's projects and adds its results to the tally. */
async function vitest(project) {
  rmSync(join(ROOT, RESULTS), { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`];
  const code = await run('vitest', ['run', '--project', project, ...reporters]);
  count(project);
  return code;
}

function count(project) {
  let results;
  try {
    results = JSON.parse(readFileSync(join(ROOT, RESULTS), 'utf8'));
  } catch {
    console.log(`vitest left no results for ${project}`);
    return;
  }
  const brokenFiles = results.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  tally.passed += results.numPassedTests;
  // A file that cannot be loaded holds no failed test, and is one.
  tally.failed += results.numFailedTests + brokenFiles.length;
}
