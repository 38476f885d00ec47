import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** What an independent JSON Schema validator says against the committed schema; empty when the text fits. */
export function faultsOfReport(json: unknown): unknown[] {
  const schema = JSON.parse(
    readFileSync(new URL('../../../docs/report.schema.json', import.meta.url), 'utf8'),
  );
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return validate(json) ? [] : (validate.errors ?? []);
}
