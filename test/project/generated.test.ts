import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { generatedModules, staleModules } from '../../scripts/generated/modules.ts';
import { catalogueVersion } from '../../src/vendors/catalogue.gen.ts';

const project = join(import.meta.dirname, '../..');
const trial = mkdtempSync(join(tmpdir(), 'widget-witness-generate-'));

function write(path: string, source: string): void {
  mkdirSync(dirname(join(trial, path)), { recursive: true });
  writeFileSync(join(trial, path), source);
}

async function generateTrial(): Promise<void> {
  for (const { path, source } of await generatedModules(trial)) write(path, source);
}

beforeEach(() => rmSync(trial, { recursive: true, force: true }));
afterAll(() => rmSync(trial, { recursive: true, force: true }));

describe('this project', () => {
  it('has no stale generated file (else: npm run generate)', async () => {
    expect(await staleModules(project)).toEqual([]);
  });

  it('passes its own check as a command', () => {
    const command = [
      join(project, 'node_modules/tsx/dist/cli.mjs'),
      join(project, 'scripts/generate.ts'),
      '--check',
    ];
    expect(() => execFileSync(process.execPath, command, { stdio: 'pipe' })).not.toThrow();
  });

  it('has a catalogue version', () => {
    expect(catalogueVersion).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe('generating', () => {
  it('works before any folder exists', async () => {
    await generateTrial();
    expect(await staleModules(trial)).toEqual([]);
  });

  it('names exactly the files that a new module makes stale', async () => {
    await generateTrial();
    write('src/detect/detectors/removed-widget.ts', 'export const detector = {};\n');
    expect(await staleModules(trial)).toEqual(['src/detect/detectors.gen.ts']);
  });

  it('lists modules by name, whatever the order on disk, without generated ones', async () => {
    for (const name of ['b-two', 'a-one', '3-three', 'x.gen']) {
      write(`src/probe/sensors/${name}.ts`, 'export const sensor = {};\n');
    }
    const sensors = (await generatedModules(trial)).find(({ path }) => path === 'src/probe/sensors.gen.ts');
    expect(sensors?.source.split('\n').slice(1)).toEqual([
      "import { sensor as _3ThreeSensor } from './sensors/3-three.ts';",
      "import { sensor as aOneSensor } from './sensors/a-one.ts';",
      "import { sensor as bTwoSensor } from './sensors/b-two.ts';",
      '',
      'export const sensors = [',
      '  _3ThreeSensor,',
      '  aOneSensor,',
      '  bTwoSensor,',
      '] as const;',
      '',
    ]);
  });

  it('refuses a module without the constant, by name', async () => {
    write('src/diagnose/causes/csp.ts', 'export const couse = {};\n');
    await expect(generatedModules(trial)).rejects.toThrow(/causes\/csp\.ts has no "export const cause"/);
  });

  it('refuses a vendor file that is no vendor, by name', async () => {
    write('src/vendors/broken.ts', "export const vendor = { id: 'broken' };\n");
    await expect(generatedModules(trial)).rejects.toThrow(/broken\.ts is no vendor/);
  });
});
