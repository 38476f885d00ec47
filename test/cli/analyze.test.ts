import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { analysisSchema } from '../../src/model/analysis.ts';
import { createChain } from '../../src/package/chain.ts';
import { newSigner, packageOf, removedChat } from '../builders/package.ts';

const folder = mkdtempSync(join(tmpdir(), 'analyze-'));
const inFolder = (name: string) => join(folder, name);
beforeAll(async () => {
  const blob = await packageOf(removedChat(), await newSigner());
  writeFileSync(inFolder('incident.zip'), new Uint8Array(await blob.arrayBuffer()));
  const chain = createChain();
  const lines = removedChat().map((one) => `${chain.append(one)}\n`);
  writeFileSync(inFolder('whole.jsonl'), lines.join(''));
  writeFileSync(inFolder('one-dropped.jsonl'), lines.toSpliced(1, 1).join(''));
  writeFileSync(inFolder('page-only.jsonl'), lines.slice(0, 2).join(''));
  writeFileSync(inFolder('empty.jsonl'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the command line prints and returns. */
async function analyze(...args: string[]) {
  const told = { stdout: '', stderr: '' };
  const streamOf = (name: keyof typeof told) =>
    ({
      write: (text: string) => {
        told[name] += text;
        return true;
      },
    }) as NodeJS.WriteStream;
  const code = await main(['analyze', ...args], {
    stdout: streamOf('stdout'),
    stderr: streamOf('stderr'),
    version: '9.0.0',
    build: 'today',
    distDir: folder,
    signal: new AbortController().signal,
  });
  return { code, ...told };
}

test('a package gives the difference, then the report, and 1 where a finding fails', async () => {
  const { code, stdout, stderr } = await analyze(inFolder('incident.zip'));
  expect(stdout).toMatch(
    /^Difference from the packed report .*\n {2}No difference\.\n\nChat widgets on shop\.example\n/,
  );
  expect(stdout).toContain('removed-widget');
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
});

test('as JSON it is difference and report, and nothing else', async () => {
  const { code, stdout } = await analyze(inFolder('incident.zip'), '--format', 'json');
  const { difference, report } = analysisSchema.parse(JSON.parse(stdout));
  expect(difference?.parts).toEqual([]);
  expect(report.tool.build).toBe('today');
  expect(code).toBe(1);
});

test('observations alone give the report, and on stderr what was assumed', async () => {
  const { code, stdout, stderr } = await analyze(inFolder('whole.jsonl'));
  expect(stdout).toMatch(/^No packed report to compare with/);
  expect(stderr).toMatch(/^These are observations alone\. Not known, and so assumed:\n/);
  expect(stderr).toContain('not in the catalogue of this release: parley.');
  expect(code).toBe(0);
});

test('of many faults a few are told', async () => {
  writeFileSync(inFolder('other.jsonl'), '{}\n'.repeat(9));
  const { code, stderr } = await analyze(inFolder('other.jsonl'));
  expect(stderr.trimEnd().split('\n')).toHaveLength(7);
  expect(stderr).toContain('widget-witness: 4 more of this kind.');
  expect(code).toBe(5);
});

test('0 where there is nothing to report', async () => {
  expect(await analyze(inFolder('page-only.jsonl'))).toMatchObject({ code: 0 });
});

test.each([
  ['one-dropped.jsonl', 'Observation 2 is not bound to the one before it'],
  ['empty.jsonl', 'The file is empty.'],
])('%s gives 5 and says what does not hold', async (name, sentence) => {
  const { code, stdout, stderr } = await analyze(inFolder(name));
  expect(stderr).toContain(`widget-witness: ${sentence}`);
  expect(stderr).toContain('Nothing was derived. Of a package, verify tells more.');
  expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
});

test.each(['absent.zip', '.'])('%s cannot be read: 2', async (name) => {
  const { code, stdout, stderr } = await analyze(inFolder(name));
  expect(stderr).toMatch(/^widget-witness: .* cannot be read\. See widget-witness --help\.\n$/);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});
