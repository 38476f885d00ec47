import type { RouteResult } from './suite.ts';

/** One line a route and browser: detector × route × browser → what came out. */
export function routeTable(results: readonly RouteResult[]): string {
  const rows = results.map(({ detector, id, browser, outcome, said }) => [
    detector,
    id,
    browser,
    outcome,
    outcome === 'WRONG' ? 'see below' : said,
  ]);
  const faults = results
    .filter(({ outcome }) => outcome === 'WRONG')
    .map(({ detector, id, browser, said }) => `\n${detector}, ${id}, ${browser}: ${said}`);
  return [alignedTable(['detector', 'route', 'browser', 'result', 'where'], rows), ...faults].join('\n');
}

/** Columns as wide as their widest cell. */
export function alignedTable(head: string[], rows: readonly string[][]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
