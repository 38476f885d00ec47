import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { reportSchema } from '../../src/model/report.ts';
import { projectRoot } from './source-files.ts';

const committed = JSON.parse(readFileSync(join(projectRoot, 'docs/report.schema.json'), 'utf8'));

test('the committed JSON Schema is the zod schema (else: npm run generate)', () => {
  const { title, ...schema } = committed;
  expect(title).toMatch(/^Widget Witness incident report \d+\.\d+\.\d+$/);
  expect(schema).toEqual(z.toJSONSchema(reportSchema));
});

test('it is strict: no property that the contract does not know', () => {
  expect(committed.additionalProperties).toBe(false);
  expect(committed.properties.findings.items.additionalProperties).toBe(false);
});
