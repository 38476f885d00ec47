import * as z from 'zod/mini';
import { recordedAuditSchema } from '../../src/model/audit.ts';
import { chainedSchema, digestSchema, manifestSchema, packageFormat } from '../../src/model/package.ts';
import { removedSchema } from '../../src/model/removed.ts';
import { reportSchema, schemaVersion } from '../../src/model/report.ts';
import { vendorSchema } from '../../src/model/vendor.ts';

/** What is published for tools that are not ours: a schema's file name below docs/, its title and its only source. */
const published: readonly [file: string, title: string, schema: z.ZodMiniType][] = [
  ['report', `incident report ${schemaVersion}`, reportSchema],
  ['audit', `package ${packageFormat}: audit`, recordedAuditSchema],
  ['catalogue', `package ${packageFormat}: catalogue`, z.array(vendorSchema())],
  ['observation', `package ${packageFormat}: one line of the observations`, chainedSchema],
  ['removed', `package ${packageFormat}: what was removed`, removedSchema],
  ['datapackage', `package ${packageFormat}: list of files`, manifestSchema],
  ['datapackage-digest', `package ${packageFormat}: signature`, digestSchema],
];

/** JSON Schemas (draft 2020-12) as files. */
export function renderSchemas(): { path: string; source: string }[] {
  return published.map(([file, title, schema]) => ({
    path: `docs/${file}.schema.json`,
    source: `${JSON.stringify({ title: `Widget Witness ${title}`, ...z.toJSONSchema(schema) }, null, 2)}\n`,
  }));
}
