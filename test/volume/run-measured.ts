import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a program printed, and what it took: `peakBytes` is the most memory that it had of the machine at once. */
export type Run = {
  code: number | null;
  out: string;
  seconds: number;
  cpuSeconds: number;
  peakBytes: number;
};

let runs = 0;

/** Runs a program in Node and measures it. */
export async function runMeasured(
  args: readonly string[],
  nodeOptions: readonly string[] = [],
): Promise<Run> {
  runs++;
  const file = join(tmpdir(), `widget-witness-measured-${process.pid}-${runs}.json`);
  const measure = `
    import { writeFileSync } from 'node:fs';
    process.on('exit', () => writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.resourceUsage())));`;
  const options = [...nodeOptions, '--import', `data:text/javascript,${encodeURIComponent(measure)}`];
  const startedMs = performance.now();
  const child = spawn(process.execPath, [...options, ...args]);
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      out += piece.toString('utf8');
    });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const seconds = (performance.now() - startedMs) / 1000;
  const usage = code === null ? {} : JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file, { force: true });
  const { maxRSS = 0, userCPUTime = 0, systemCPUTime = 0 } = usage;
  return { code, out, seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakBytes: maxRSS * 1024 };
}
