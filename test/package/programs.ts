import { spawnSync } from 'node:child_process';

export type Program = 'unzip' | 'sha256sum' | 'openssl';
export type Ran = { code: number | null; stdout: string; stderr: string };

/** Runs a program that is not ours; null, and loudly, where this machine has none. */
export function run(program: Program, args: readonly string[], input = '', cwd?: string): Ran | null {
  const { error, status, stdout, stderr } = spawnSync(program, args, { input, cwd, encoding: 'utf8' });
  if (error && 'code' in error && error.code === 'ENOENT') {
    console.warn(
      `!!! ${program} is not installed: only node:crypto and our own reader checked what it would.`,
    );
    return null;
  }
  if (error) throw error;
  return { code: status, stdout, stderr };
}
