import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { probeOptions } from '../../scripts/probe-options.ts';
import { probeWorldSchemas } from '../../src/model/probe-world.ts';
import { projectRoot } from './source-files.ts';

const gzippedBytesAtMost = 12 * 1024;

/** As scripts/build.ts builds it, without writing. */
async function bundleProbe() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: projectRoot,
    entryPoints: [join(projectRoot, 'src/entry/probe.ts')],
    bundle: true,
    minify: true,
    metafile: true,
    write: false,
    format: 'iife',
    target: ['chrome120', 'firefox128'],
    legalComments: 'none',
    ...probeOptions,
  });
  return { code: outputFiles[0]?.contents ?? new Uint8Array(), inputs: Object.keys(metafile.inputs) };
}

/** Every property name in a JSON Schema. */
function namesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {} } = schema as { properties?: object };
  return [...Object.keys(properties), ...Object.values(schema).flatMap(namesIn)];
}

test('no name that the probe has shortened is one of a fact', () => {
  const names = Object.values(probeWorldSchemas).flatMap((schema) => namesIn(z.toJSONSchema(schema())));
  expect(names).toContain('during');
  expect(names.filter((name) => probeOptions.mangleProps.test(name))).toEqual([]);
});

test('the probe is made of src/probe alone and stays within its budget', async () => {
  const { code, inputs } = await bundleProbe();
  expect(inputs).toContain('src/probe/probe.ts');
  expect(inputs.filter((path) => !/^src\/(probe\/|entry\/probe\.ts$)/.test(path))).toEqual([]);
  expect(gzipSync(code).length).toBeLessThanOrEqual(gzippedBytesAtMost);
});
