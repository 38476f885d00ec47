import { expect, test } from 'vitest';
import { figuresCsv } from '../../src/report/figures-csv.ts';
import { sampleReport } from '../samples/report.ts';

test('a row for each arm and step, after the names', () => {
  const lines = figuresCsv(sampleReport.comparisons).split('\r\n');
  expect(lines).toHaveLength(1 + 4 + 4 + 1 + 1);
  expect(lines[0]).toMatch(/^comparison,started_at,.*,lower_quartile_ms,median_ms,upper_quartile_ms$/);
  expect(lines[2]).toBe(
    'c-1,2026-03-04T10:32:42.120Z,completed,parley,https://cdn.overtalk.example/tag.js,https://counts.example/c.js,5,4000,without,5,5,5,clickable,5,1060,1180,1520',
  );
  expect(lines[1]).toMatch(/,clickable,0,,,$/);
  expect(lines.at(-1)).toBe('');
});

test('a value that would end its field is quoted', () => {
  const [comparison] = sampleReport.comparisons;
  const csv = figuresCsv(comparison ? [{ ...comparison, blocked: 'https://a.example/a,b"c\n.js' }] : []);
  expect(csv.split('\r\n')[1]).toContain(',"https://a.example/a,b""c\n.js",');
});
