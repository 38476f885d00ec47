import { causeIds, type Report } from '../../src/model/report.ts';
import { sampleReport } from './report.ts';

/** Fields whose values the schema fixes; everything else in a report may come from the audited page. */
const fixedFields = new Set([
  'verdict',
  'severity',
  'claim',
  'party',
  'role',
  'state',
  'step',
  'kind',
  'permission',
  'at',
  'lostAt',
  'startedAt',
  'endedAt',
  'firstObserved',
  'lastObserved',
  'arm',
  'outcome',
  'schemaVersion',
  'how',
  'source',
  'event',
  'moment',
  'file',
  'shown',
]);

const fill = (value: unknown, field: string, text: string): unknown => {
  if (typeof value === 'string')
    return fixedFields.has(field) || causeIds.some((id) => id === value) ? value : text;
  if (Array.isArray(value)) return value.map((item) => fill(item, field, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, key, text)]));
};

/** The sample with `text` in every free string field, addresses and ids included. */
export const filledReport = (text: string): Report => {
  const filled = fill(sampleReport, '', text) as Report;
  return { ...filled, tool: { ...filled.tool, name: 'Widget Witness' } };
};
