import { beforeAll, describe, expect, it } from 'vitest';
import { analysisSchema } from '../../src/model/analysis.ts';
import type { Observation } from '../../src/model/observation.ts';
import { auditFile, observationsFile, reportFile } from '../../src/model/package.ts';
import { type Analyzed, analyze, derive } from '../../src/package/analyze.ts';
import { createChain } from '../../src/package/chain.ts';
import { bytesOf } from '../../src/package/hash.ts';
import { heldAtMost } from '../../src/package/read-chain.ts';
import { by, startLog, vendors } from '../builders/log.ts';
import { newSigner, packageOf, removedChat } from '../builders/package.ts';
import { type Contents, contentsOf, edited, editedJson, editedLines, repacked } from './contents.ts';

const release = { tool: { version: '9.0.0', build: 'today', catalogue: 'ours' }, vendors };

let whole: Blob;
let contents: Contents;
beforeAll(async () => {
  whole = await packageOf(removedChat(), await newSigner());
  contents = await contentsOf(whole);
});

const linesOf = (observations: readonly Observation[]): string[] => {
  const chain = createChain();
  return observations.map((one) => `${chain.append(one)}\n`);
};
const analysisOf = (analyzed: Analyzed) => {
  if (analyzed.kind !== 'analyzed') throw new Error(JSON.stringify(analyzed));
  return analysisSchema.parse(analyzed.analysis);
};
const faultsOf = async (blob: Blob) => {
  const analyzed = await analyze(blob, release);
  if (analyzed.kind !== 'unsound') throw new Error(analyzed.kind);
  return analyzed.faults.join('\n');
};

describe('a package', () => {
  it('gives the report again, by the packed catalogue and this release', async () => {
    const { difference, report } = analysisOf(await analyze(whole, { ...release, vendors: [] }));
    expect(difference).toMatchObject({ findings: [], widgets: [], causes: [], parts: [] });
    expect(difference?.packedBy.build).toBe('test');
    expect(report.tool).toMatchObject({ version: '9.0.0', build: 'today', catalogue: 'test' });
    expect(report.findings.some(({ verdict }) => verdict === 'fail')).toBe(true);
  });

  it('tells what came since it was packed', async () => {
    const older = editedJson(contents, reportFile, (report) => report.findings.pop());
    const { difference } = analysisOf(await analyze(await repacked(older), release));
    expect(difference?.findings).toMatchObject([{ change: 'came' }]);
    expect(difference?.parts).toEqual(['findings']);
  });

  const line = (edit: (line: string) => string) => (lines: string[]) =>
    lines.map((one, i) => (i === 1 ? edit(one) : one));
  it.each<[string, () => Contents, RegExp]>([
    [
      'a changed observation',
      () =>
        editedLines(
          contents,
          line((l) => l.replace('shop.', 'shap.')),
        ),
      /^Observation 3 is not bound to the one before it/,
    ],
    [
      'the last observation dropped',
      () => editedLines(contents, (lines) => lines.slice(0, -1)),
      /^There are \d+ observations; \d+ were packed/,
    ],
    [
      'observations that are missing',
      () => new Map([...contents].filter(([name]) => name !== observationsFile)),
      /^observations\.jsonl is missing or/,
    ],
    [
      'an audit of another form',
      () => edited(contents, auditFile, () => '{}\n'),
      /^audit\.json is missing or not of the agreed form/,
    ],
    [
      'a report of another audit',
      () =>
        editedJson(contents, reportFile, (report) => {
          report.audit.id = 'a2';
        }),
      /not of one audit/,
    ],
  ])('is not analyzed with %s', async (_, make, fault) => {
    expect(await faultsOf(await repacked(make()))).toMatch(fault);
  });

  it('is not analyzed where the container breaks in its observations', async () => {
    const bytes = Buffer.from(await whole.arrayBuffer());
    // Other files name it too: its own header is the one that its name ends.
    let header = bytes.indexOf('PK\x03\x04');
    while (bytes.toString('latin1', header + 30, header + 30 + observationsFile.length) !== observationsFile)
      header = bytes.indexOf('PK\x03\x04', header + 1);
    bytes[header] = 0;
    expect(await faultsOf(new Blob([new Uint8Array(bytes)]))).toMatch(/cannot be read to their end/);
  });

  it.each([
    ['an empty file', new Blob([]), 'The file is empty.'],
    [
      'a picture',
      new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47])]),
      'This is neither a package nor lines',
    ],
    ['half a package', new Blob(['PK\u0003\u0004']), 'This is no package'],
  ])('is told from %s', async (_, blob, fault) => {
    expect(await faultsOf(blob)).toContain(fault);
  });
});

describe('observations alone', () => {
  const blobOf = (observations: readonly Observation[]) => new Blob(linesOf(observations));

  it('give the findings that the package gives, and what had to be assumed', async () => {
    const analyzed = await analyze(blobOf(removedChat()), release);
    const { difference, report } = analysisOf(analyzed);
    expect(difference).toBeNull();
    expect(analyzed).toMatchObject({ assumed: expect.arrayContaining([expect.stringMatching(/browser/)]) });
    const packed = analysisOf(await analyze(whole, release)).report;
    const of = (one: typeof report) =>
      one.findings.map(({ detector, verdict, actor, count }) => ({ detector, verdict, actor, count }));
    // The package's audit examines Parley alone.
    expect(of(report)).toEqual(expect.arrayContaining(of(packed)));
    expect(report.tool.catalogue).toBe('ours');
  });

  it('tell the times, the tab, the site and the access by themselves', async () => {
    const log = startLog();
    log.add({ kind: 'permission', event: 'held', origins: ['https://shop.example/*'] });
    log.widget();
    log.request('https://api.overtalk.example/ping', by('other-vendor'));
    const { report } = analysisOf(await analyze(blobOf(log.observations), release));
    const [first, last] = [log.observations[0], log.observations.at(-1)];
    expect(report.audit).toMatchObject({
      id: first?.audit,
      startedAt: new Date(first?.atMs ?? 0).toISOString(),
      endedAt: new Date(last?.atMs ?? 0).toISOString(),
      pages: [{ kind: 'load' }],
      custody: [{ event: 'recorded', by: 'not known' }],
      environment: { permission: 'this-site', origins: ['https://shop.example/*'] },
    });
  });

  it.each<[string, (lines: string[]) => string[], RegExp]>([
    [
      'a changed line',
      (l) => l.with(1, (l[1] ?? '').replace('shop.', 'shap.')),
      /^Observation 3 is not bound/,
    ],
    ['a line dropped', (l) => l.toSpliced(1, 1), /^Observation 2 is not bound/],
    ['a line that is none', (l) => l.with(1, '{}\n'), /^Observation 2 cannot be read/],
    ['half a line at the end', (l) => [...l, '{'], /^The last line has no end/],
  ])('are not analyzed with %s', async (_, edit, fault) => {
    expect(await faultsOf(new Blob(edit(linesOf(removedChat()))))).toMatch(fault);
  });

  it('are counted, and no report is made, where they are more than can be held', async () => {
    const never = () => {
      throw new Error('held');
    };
    const lines = linesOf(removedChat()).map(bytesOf);
    expect(await derive(lines, null, never, { ...heldAtMost, observations: lines.length - 1 })).toEqual({
      kind: 'too-many',
      observations: lines.length,
    });
  });

  it('are not analyzed where they are of two audits', async () => {
    const [first, ...rest] = removedChat();
    const mixed = [{ ...first, audit: 'a0' } as Observation, ...rest];
    expect(await faultsOf(blobOf(mixed))).toBe('Observations of another audit are among them.');
  });
});
