import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle, sourceHash } from '../../scripts/bundles.ts';
import { launchBrowser } from '../../src/cli/browsers/launch.ts';
import { type Run, runMeasured } from '../volume/run-measured.ts';
import { verifyInPage } from '../volume/verify-in-page.ts';

/**
 * `verify` and `analyze` of up to a million observations: a real recording made as long. Prints what each takes; only the bound on
 * memory is asserted, since a busy machine is slow.
 */

const peakBytesAtMost = 1_600_000_000;
/** Nobody can give a page a small heap. */
const pagePeakBytesAtMost = 2_400_000_000;
/** A heap as Node gives it on a machine with little memory. */
const smallHeap = ['--max-old-space-size=1000'];

const folder = mkdtempSync(join(tmpdir(), 'widget-witness-million-'));
const packer = join(folder, 'pack-long.mjs');
const rows: string[] = [];
let build: string;

beforeAll(async () => {
  build = await sourceHash();
  const { text } = await bundle('pack-long.mjs', 'test/volume/pack-long.ts', {
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  writeFileSync(packer, text);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  console.log(['observations  page loads   package  command   seconds  CPU s   peak MB', ...rows].join('\n'));
});

test.each([
  ['100,000', 'many', 100_000, 1],
  ['300,000', 'many', 300_000, 1],
  ['1,000,000', 'few', 1_000_000, 50],
  ['1,000,000', 'many', 1_000_000, 1],
])(
  '%s observations of %s page loads are derived from again',
  { timeout: 3_600_000, retry: 0 },
  async (words, loads, observations, rounds) => {
    const file = join(folder, 'long.zip');
    const packed = await runMeasured([packer, `${observations}`, `${rounds}`, build, file]);
    expect(packed).toMatchObject({ code: 0 });
    const megabytes = `${Math.round(statSync(file).size / 1e6)} MB`;
    const row = (
      command: string,
      { seconds, cpuSeconds, peakBytes }: Pick<Run, 'seconds' | 'peakBytes'> & { cpuSeconds?: number },
    ) =>
      rows.push(
        [
          ...[words.padEnd(12), loads.padEnd(10), megabytes.padStart(9), command.padEnd(8)],
          ...[seconds, cpuSeconds, peakBytes / 1e6].map((figure) => (figure?.toFixed(0) ?? '–').padStart(7)),
        ].join('  '),
      );

    const verified = await runMeasured(['dist/cli.js', 'verify', file], smallHeap);
    row('verify', verified);
    expect(verified.out).toContain('Derived again from the observations, the report is the same.');
    expect(verified.out).toContain(
      'The page, the files for other tools and the list of what was removed say what report and record say.',
    );
    expect(verified.code).toBe(0);
    expect(verified.peakBytes).toBeLessThan(peakBytesAtMost);

    const analyzed = await runMeasured(['dist/cli.js', 'analyze', file], smallHeap);
    row('analyze', analyzed);
    expect(analyzed.out).toContain('No difference.');
    expect(analyzed.peakBytes).toBeLessThan(peakBytesAtMost);

    const browser = await launchBrowser({ browser: 'chromium', extensionDir: 'dist/chromium-granted' });
    const { told, longestBusyMs, ...took } = await verifyInPage(browser, file).finally(() => browser.close());
    row('the page', took);
    rows.push(`  its page answered nothing for ${Math.round(longestBusyMs)} ms at the longest`);
    expect(told.join('\n')).toContain('Derived again from the observations, the report is the same.');
    expect(told.join('\n')).not.toContain('Fails');
    expect(took.peakBytes).toBeLessThan(pagePeakBytesAtMost);
  },
);
