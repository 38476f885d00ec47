/**
 * `npm start`: set-up, build, then an audit of the demo; `npm start -- audit URL …` gives the arguments to the CLI
 * instead. Ends with the CLI's exit code. Plain JavaScript, since it begins before anything is installed.
 */
import { setUp } from './setup.mjs';
import { ROOT, run } from './stage.mjs';

const args = process.argv.slice(2);
const wantsFirefox = /(^| )--browser[= ]firefox( |$)/.test(args.join(' '));

await setUp({ browsers: [wantsFirefox ? 'firefox' : 'chromium'] });
// On stderr, so that `npm start --silent -- audit URL --format json` prints the report and nothing else.
const built = await run(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { stdout: 2 });
process.exitCode = built === 0 ? await start() : 4;

function start() {
  if (args.length === 0) return run(process.execPath, ['--import', 'tsx', 'scripts/start-demo.ts']);
  // npm changes to the project's folder; paths are meant from where the person stands.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return run(process.execPath, [`${ROOT}/dist/cli.js`, ...args], { cwd });
}
