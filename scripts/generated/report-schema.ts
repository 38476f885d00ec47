import * as z from 'zod/mini';
import { reportSchema, schemaVersion } from '../../src/model/report.ts';

/** The incident report's JSON Schema (draft 2020-12) as a file's text; the zod schema is its only source. */
export function renderReportSchema(): string {
  const schema = {
    title: `Widget Witness incident report ${schemaVersion}`,
    ...z.toJSONSchema(reportSchema),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
