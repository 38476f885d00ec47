import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const require = createRequire(import.meta.url);

/** Faults that the published HAR 1.2 schemas (package har-schema) find, as sentences. */
export const harFaults = (har: unknown): string[] => faults(validateHar, har);

/** Faults that the published SARIF 2.1.0 schema finds, as OASIS approved it and Microsoft's SDK carries it. */
export const sarifFaults = (sarif: unknown): string[] => faults(validateSarif, sarif);

/** Not strict: the published schemas hold words of their own (`min`) and a pattern that is none in Unicode mode. */
const createAjv = () => addFormats.default(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));

function readHarSchemas(): ValidateFunction {
  const ajv = createAjv();
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
  for (const schema of Object.values<object>(require('har-schema'))) ajv.addSchema(schema);
  return ajv.getSchema('har.json') as ValidateFunction;
}

/** Draft 4 differs in what it calls its `$id`. */
function readSarifSchema(): ValidateFunction {
  const { $schema, id: $id, ...schema } = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  return createAjv().compile({ ...schema, $id });
}

const validateHar = readHarSchemas();
const validateSarif = readSarifSchema();

function faults(validate: ValidateFunction, value: unknown): string[] {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
