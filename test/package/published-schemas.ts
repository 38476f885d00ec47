import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export const publishedSchemas = [
  'report',
  'audit',
  'catalogue',
  'observation',
  'removed',
  'datapackage',
  'datapackage-digest',
] as const;
export type PublishedSchema = (typeof publishedSchemas)[number];

const compiled = new Map<PublishedSchema, ValidateFunction>();

/** What an independent JSON Schema validator says against the committed schema; empty when the value fits. */
export function publishedFaults(name: PublishedSchema, value: unknown): unknown[] {
  const validate = compiled.get(name) ?? compile(name);
  compiled.set(name, validate);
  return validate(value) ? [] : (validate.errors ?? []);
}

function compile(name: PublishedSchema): ValidateFunction {
  const file = new URL(`../../docs/${name}.schema.json`, import.meta.url);
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
}
