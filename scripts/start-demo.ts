/** Audits the demo, served by the fixture internet, with the built CLI. Exits with the CLI's code. */
import { fileURLToPath } from 'node:url';
import { DEMO_URL, DEMO_VENDORS_FILE } from '../demo/expected.ts';
import { demoRoutes } from '../demo/routes.ts';
import { exitCodes } from '../src/cli/exit-codes.ts';
import { startInternet } from '../test/internet/internet.ts';
import { run } from './stage.mjs';

const OUT_DIR = 'reports/demo';
const SECONDS = '8';

const internet = await startInternet(demoRoutes);
console.log(`Auditing the demo, ${DEMO_URL}, for ${SECONDS} seconds; it is served on this machine.\n`);
const code = await run(process.execPath, [
  'dist/cli.js',
  'audit',
  DEMO_URL,
  ...['--proxy', internet.proxyUrl, '--ignore-certificate-errors'],
  ...['--vendors', fileURLToPath(DEMO_VENDORS_FILE)],
  ...['--seconds', SECONDS, '--out', OUT_DIR],
]);
await internet.close();

if (code === exitCodes.findings) {
  console.log(
    `\nThe report is in ${OUT_DIR}/report.html, the package that anybody can verify in ${OUT_DIR}/incident.zip:`,
  );
  console.log(`  node dist/cli.js verify ${OUT_DIR}/incident.zip`);
  console.log(`Exit code ${code} means that there are findings: the demo is made to show them.`);
} else if (code !== exitCodes.interrupted) {
  console.log(`\nExit code ${code}; the demo should give findings and exit code ${exitCodes.findings}.`);
}
process.exitCode = code;
