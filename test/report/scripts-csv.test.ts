import { expect, it } from 'vitest';
import { scriptColumns, scriptsCsv } from '../../src/report/scripts-csv.ts';
import { fullReport } from '../builders/full-report.ts';
import { scriptOf, siteUrl } from '../builders/log.ts';

const text = { how: 'inline', reason: 'read', sha256: 'a'.repeat(64), length: 9 } as const;

it('has a row for each script, with its hash and how its text was had', () => {
  const rows = scriptsCsv(fullReport).split('\r\n');
  expect(rows[0]).toBe(scriptColumns.map(({ name }) => name).join(','));
  expect(rows).toHaveLength(2 + fullReport.scripts.length);
  expect(rows.find((row) => row.startsWith(`${scriptOf['other-vendor']},`))).toMatch(
    /,other-vendor,overtalk,Overtalk,https:\/\/shop\.example\/,,0,refetched,[0-9a-f]{64},,8,/,
  );
});

it('quotes what holds commas, and lets nothing be taken for a formula', () => {
  const name = '=HYPERLINK("https://stranger.example","Click, here")';
  const row = { page: siteUrl, place: 'inline script 1', party: 'third-party', vendor: null, name } as const;
  const csv = scriptsCsv({ scripts: [], inlineScripts: [{ ...row, loadedBy: ['@sum'], times: 2, text }] });
  expect(csv.split('\r\n')[1]).toBe(
    `${siteUrl},inline script 1,third-party,,"'=HYPERLINK(""https://stranger.example"",""Click, here"")",'@sum,2,,inline,${text.sha256},,9,read`,
  );
});
