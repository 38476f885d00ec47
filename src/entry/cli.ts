import { fileURLToPath } from 'node:url';
import { exitCodes } from '../cli/exit-codes.ts';
import { main } from '../cli/main.ts';

declare const __VERSION__: string;
declare const __BUILD__: string;

const interruption = new AbortController();
/** These start no browser: an interruption ends them at once, also where a long record is being derived from. */
const aloneInProcess = ['verify', 'analyze'];
if (!aloneInProcess.includes(process.argv[2] ?? ''))
  process.on('SIGINT', () => {
    // The second time nothing is waited for: the drivers kill their browser when the process exits.
    if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
    interruption.abort();
  });

process.exitCode = await main(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  version: __VERSION__,
  build: __BUILD__,
  distDir: fileURLToPath(new URL('.', import.meta.url)),
  signal: interruption.signal,
});

// What a driver may still wait for is of no interest any more.
if (interruption.signal.aborted) process.exit();
