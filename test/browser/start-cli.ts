import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export type Ended = { code: number | null; stdout: string; stderr: string };

/** Starts the built command line as a program of its own, with `cwd` as its folder and as the person's folder for settings. */
export function startCli(args: string[], cwd: string): { program: ChildProcess; ended: Promise<Ended> } {
  const env = { ...process.env, XDG_CONFIG_HOME: cwd };
  const program = spawn(process.execPath, [CLI, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<Ended>((resolve) => {
    const out = { stdout: '', stderr: '' };
    program.stdout.setEncoding('utf8').on('data', (text: string) => {
      out.stdout += text;
    });
    program.stderr.setEncoding('utf8').on('data', (text: string) => {
      out.stderr += text;
    });
    program.once('close', (code) => resolve({ code, ...out }));
  });
  return { program, ended };
}
