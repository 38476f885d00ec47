import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { recordedAuditSchema } from '../../src/model/audit.ts';
import { causeIds, type Report, verdictSchema, widgetSchema } from '../../src/model/report.ts';
import { vendorSchema } from '../../src/model/vendor.ts';
import { analyze, derive } from '../../src/package/analyze.ts';
import { differenceOf } from '../../src/package/difference.ts';
import { recordings } from './recording.ts';

const bytesAtMost = 300_000;
const tool = { version: 'test', build: 'test', catalogue: 'test' };

/** Written by hand from what the source of the page does, never from what the tool says. */
const expectedSchema = z.strictObject({
  /** What the page does, and where its source is. */
  page: z.string(),
  findings: z.array(
    z.strictObject({
      detector: z.string(),
      verdict: verdictSchema,
      affected: z.string(),
      actor: z.nullable(z.string()),
      scriptUrl: z.nullable(z.string()),
      line: z.nullable(z.int()),
      count: z.int(),
    }),
  ),
  widgets: z.record(z.string(), widgetSchema.shape.verdict),
  /** Established ones, by vendor. */
  causes: z.record(z.string(), z.array(z.enum(causeIds))),
});

const folderOf = (name: string) => new URL(`${name}/`, import.meta.url);
const readJson = (name: string, file: string): unknown =>
  JSON.parse(readFileSync(new URL(file, folderOf(name)), 'utf8'));
const inOrder = <Item extends { detector: string }>(items: readonly Item[]): Item[] =>
  items.toSorted((a, b) => (a.detector < b.detector ? -1 : 1));

async function reportOf(name: string): Promise<Report> {
  const audit = recordedAuditSchema.parse(readJson(name, 'audit.json'));
  const vendors = z.array(vendorSchema()).parse(readJson(name, 'catalogue.json'));
  const lines = new Uint8Array(readFileSync(new URL('observations.jsonl', folderOf(name))));
  const derived = await derive([lines], null, (observations) => ({ audit, observations, vendors, tool }));
  if (derived.kind !== 'derived') throw new Error(JSON.stringify(derived));
  return derived.report;
}

const foldersIn = (folder: URL): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const releases = foldersIn(new URL('.', import.meta.url));
const names = releases.flatMap((release) => foldersIn(folderOf(release)).map((name) => `${release}/${name}`));

it('holds every recording of this release', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(names).toEqual(expect.arrayContaining(Object.keys(recordings).map((name) => `${version}/${name}`)));
});

describe.each(names)('%s', (name) => {
  it('gives what a person says is to be found in it, and nothing else', async () => {
    const { findings, widgets } = await reportOf(name);
    const { page: _, ...expected } = expectedSchema.parse(readJson(name, 'expected.json'));
    const found = findings.map(({ detector, verdict, affected, actor, count }) => ({
      detector,
      verdict,
      affected: affected.vendor,
      actor: actor.vendor,
      scriptUrl: actor.scriptUrl,
      line: actor.line,
      count,
    }));
    const established = widgets.map(({ vendor, causes }) => [
      vendor,
      causes.flatMap(({ id, state }) => (state === 'established' ? [id] : [])),
    ]);
    expect({
      findings: inOrder(found),
      widgets: Object.fromEntries(widgets.map(({ vendor, verdict }) => [vendor, verdict])),
      causes: Object.fromEntries(established),
    }).toEqual({ ...expected, findings: inOrder(expected.findings) });
  });

  it('gives the same by its observations alone, where its vendors are known', async () => {
    const lines = new Blob([readFileSync(new URL('observations.jsonl', folderOf(name)))]);
    const vendors = z.array(vendorSchema()).parse(readJson(name, 'catalogue.json'));
    const analyzed = await analyze(lines, { tool, vendors });
    if (analyzed.kind !== 'analyzed') throw new Error(analyzed.kind);
    const { findings, widgets, causes } = differenceOf(await reportOf(name), analyzed.analysis.report);
    expect({ findings, widgets, causes }).toEqual({ findings: [], widgets: [], causes: [] });
  });

  it('is small', () => {
    const files = readdirSync(folderOf(name)).map((file) => statSync(new URL(file, folderOf(name))).size);
    expect(files.reduce((sum, size) => sum + size, 0)).toBeLessThan(bytesAtMost);
  });
});
