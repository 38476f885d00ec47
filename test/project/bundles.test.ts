import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { bundles } from '../../scripts/bundles.ts';
import { probeOptions, shortened } from '../../scripts/probe-options.ts';
import { probeWorldSchemas } from '../../src/model/probe-world.ts';

const gzippedBytesAtMost = 12 * 1024;

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

test('the probe is made of src/probe alone, stays within its budget and says whose it is', async () => {
  const probe = (await bundles('0', 'test')).find(({ name }) => name === 'probe.js');
  expect(probe?.inputs).toContain('src/probe/probe.ts');
  expect(probe?.inputs.filter((path) => !/^src\/(probe\/|entry\/probe\.ts$)/.test(path))).toEqual([]);
  expect(gzipSync(probe?.text ?? '').length).toBeLessThanOrEqual(gzippedBytesAtMost);
  expect(probe?.text).toMatch(/\n\/\/# sourceURL=widget-witness-probe\.js\n$/);
});

test('what changes stays a variable when the probe is shortened', async () => {
  const lines = ['var step = 2;', 'var sum = 0;', 'var left = 3;', 'var text = "";'];
  const body = [
    'globalThis.next = () => {',
    '  sum += step;',
    '  left--;',
    '  text = [sum, left].join(" ");',
    '  return text;',
    '};',
  ];
  const code = ['(() => {', ...[...lines, ...body].map((line) => `  ${line}`), '})();', ''].join('\n');
  const page = createContext({});
  runInContext(await shortened(code), page);
  expect(runInContext('[next(), next()]', page)).toEqual(['2 2', '4 1']);
});
