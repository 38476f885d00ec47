// Node built-ins only: scripts that run before there is a node_modules import this.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const PATH = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter);

/**
 * Runs a program, the project's own tools included, and gives its exit code (1 when it could not be started).
 * Ctrl-C reaches the program, which ends by itself; this process then ends with the program's code.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, stdout?: 'inherit' | 2}} [options] `stdout: 2` sends its output to stderr
 * @returns {Promise<number>}
 */
export function run(command, args, { cwd = ROOT, stdout = 'inherit' } = {}) {
  const leaveToProgram = () => undefined;
  process.on('SIGINT', leaveToProgram);
  return new Promise((resolve) => {
    const program = spawn(command, args, {
      cwd,
      stdio: ['ignore', stdout, 2],
      env: { ...process.env, PATH },
      shell: process.platform === 'win32' && command !== process.execPath,
    });
    const end = (code) => {
      process.off('SIGINT', leaveToProgram);
      resolve(code);
    };
    program.once('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      end(1);
    });
    program.once('exit', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
