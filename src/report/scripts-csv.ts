import type { InlineScript, Report, ScriptReport } from '../model/report.ts';
import { csvOf } from './csv.ts';

/** Columns of the inventory of scripts. */
export const scriptColumns = [
  { name: 'address', type: 'string' },
  { name: 'place', type: 'string' },
  { name: 'party', type: 'string' },
  { name: 'vendor', type: 'string' },
  { name: 'name', type: 'string' },
  { name: 'loaded_by', type: 'string' },
  { name: 'times', type: 'integer' },
  { name: 'requests', type: 'integer' },
  { name: 'text', type: 'string' },
  { name: 'sha256', type: 'string' },
  { name: 'keyed_hash', type: 'string' },
  { name: 'length', type: 'integer' },
  { name: 'remark', type: 'string' },
] as const;

/** A row for each script with an address, then for each without, whose address is its document's; `place` is empty for the former. */
export function scriptsCsv({
  scripts,
  inlineScripts = [],
}: Pick<Report, 'scripts' | 'inlineScripts'>): string {
  const rows = [
    ...scripts.map((script) => rowOf(script.url, '', null, script.requests, script)),
    ...inlineScripts.map((script) => rowOf(script.page, script.place, script.times, null, script)),
  ];
  return csvOf([scriptColumns.map(({ name }) => name), ...rows]);
}

const rowOf = (
  address: string,
  place: string,
  times: number | null,
  requests: number | null,
  { party, vendor, name, loadedBy, text }: ScriptReport | InlineScript,
) => [
  ...[address, place, party, vendor, name, loadedBy.join(' < '), times, requests],
  ...[text?.how ?? null, text?.sha256 ?? null, text?.keyedHash ?? null, text?.length ?? null],
  text?.reason ?? null,
];
