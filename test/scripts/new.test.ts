import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createScaffold } from '../../scripts/scaffold/create.ts';

const project = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'widget-witness-new-'));
const copied = ['src', 'docs', 'tsconfig.json', 'biome.json', 'test/vendors', 'test/pages/expected-act.ts'];
const bin = (name: string): string => join(project, 'node_modules/.bin', name);

beforeAll(() => {
  for (const path of copied) cpSync(join(project, path), join(copy, path), { recursive: true });
  // Every cause that the report knows has its file: one is taken out to be made anew.
  rmSync(join(copy, 'src/diagnose/causes/consent-manager.ts'));
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
  // biome.json asks git which files to leave out.
  spawnSync('git', ['init', '--quiet'], { cwd: copy });
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const scaffolds = [
  ['vendor', 'acme', 'src/vendors/acme.ts', 'src/vendors/catalogue.gen.ts'],
  ['detector', 'frozen-widget', 'src/detect/detectors/frozen-widget.ts', 'src/detect/detectors.gen.ts'],
  ['cause', 'consent-manager', 'src/diagnose/causes/consent-manager.ts', 'src/diagnose/causes.gen.ts'],
  ['sensor', 'workers', 'src/probe/sensors/workers.ts', 'src/probe/sensors.gen.ts'],
] as const;

describe('a new file of each kind', { timeout: 60_000 }, () => {
  const written: string[] = [];

  test.each(scaffolds)('%s %s is written and listed', async (kind, name, authored, list) => {
    const made = await createScaffold(copy, kind, name);
    written.push(...made.written);
    expect(made.written[0]).toBe(authored);
    expect(made.written).toContain(list);
    expect(readFileSync(join(copy, list), 'utf8')).toContain(`/${name}.ts'`);
    expect(made.next.join('\n')).toContain('npx vitest run');
  });

  test('they compile', () => {
    const { stdout } = spawnSync(bin('tsc'), ['--noEmit'], { cwd: copy, encoding: 'utf8' });
    expect(stdout.split('\n').filter((line) => written.some((path) => line.startsWith(path)))).toEqual([]);
  });

  test('they are formatted as the project is', () => {
    const files = written.filter((path) => !path.includes('.gen.'));
    const { stdout, stderr, status } = spawnSync(bin('biome'), ['check', ...files], {
      cwd: copy,
      encoding: 'utf8',
    });
    expect(status, stdout + stderr).toBe(0);
  });

  test('their tests fail and say what to fill in', () => {
    const { stdout, stderr, status } = spawnSync(bin('vitest'), ['run', '--root', copy], {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
    expect(status).toBe(1);
    const failures = (stdout + stderr).split('\n').filter((line) => line.startsWith('AssertionError:'));
    for (const [, , authored] of scaffolds)
      expect(
        failures.filter((line) => line.includes(authored)),
        authored,
      ).toHaveLength(1);
  });
});

const filesNow = () => ['src', 'test'].map((folder) => readdirSync(join(copy, folder), { recursive: true }));

describe('it refuses, and writes nothing', { timeout: 20_000 }, () => {
  const refused: [string, string | undefined, string | undefined, RegExp][] = [
    ['an unknown kind', 'widget', 'acme', /Usage: npm run new vendor\|detector\|cause\|sensor NAME/],
    ['a missing name', 'vendor', undefined, /Usage/],
    ['capitals', 'vendor', 'Acme', /"Acme" is no name/],
    ['a way out of the folder', 'vendor', '../acme', /is no name/],
    ['a junk drawer', 'sensor', 'dom-utils', /say what it does/],
    ['an existing file', 'vendor', 'intercom', /src\/vendors\/intercom\.ts exists already/],
    ['a cause that the report does not know', 'cause', 'bad-luck', /causeIds in src\/model\/report\.ts/],
  ];

  test.each(refused)('%s', async (_, kind, name, message) => {
    const before = filesNow();
    await expect(createScaffold(copy, kind, name)).rejects.toThrow(message);
    expect(filesNow()).toEqual(before);
  });

  test('as a command: one line on stderr and exit code 2', () => {
    const command = [join(project, 'node_modules/tsx/dist/cli.mjs'), join(project, 'scripts/new.ts')];
    const { status, stderr } = spawnSync(
      process.execPath,
      [...command, 'vendor', 'intercom', '--root', copy],
      {
        encoding: 'utf8',
      },
    );
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'src/vendors/intercom.ts exists already: choose another name, or edit it.\n',
    });
  });
});
