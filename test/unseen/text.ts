import type { BrowserName } from '../../src/cli/browsers/browser.ts';
import type { Comparison, Difference } from './compare.ts';
import type { OutcomesComparison } from './suite/compare-outcomes.ts';

const shownAtMost = 40;

/** What was compared in one browser, and what was found. */
export function comparisonText(browser: BrowserName, comparison: Comparison): string {
  const { counts, explained, unlisted, dead } = comparison;
  const compared = `${counts.objects} objects, ${counts.properties} properties, ${counts.functions} functions, ${counts.calls} calls`;
  return [
    `${browser}: ${compared} compared`,
    ...[...explained].map(([{ what }, count]) => `  ${String(count).padStart(6)}  ${what}`),
    `  ${String(unlisted.length).padStart(6)}  not in the list`,
    ...unlisted.slice(0, shownAtMost).map((difference) => `          ${differenceText(difference)}`),
    ...dead.map((name) => `          in the list, and not found: ${name}`),
  ].join('\n');
}

const differenceText = ({ path, without, audited }: Difference): string =>
  `${path}\n            without: ${without}\n            audited: ${audited}`;

export function outcomesText(browser: BrowserName, comparison: OutcomesComparison): string {
  const { tests, passed, differences } = comparison;
  return [
    `${browser}: ${tests} tests of Dojo's own suite, ${passed} passed without the extension, ${differences.length} differ`,
    ...differences
      .slice(0, shownAtMost)
      .map(({ without, audited }) => `          ${without}\n            audited: ${audited}`),
  ].join('\n');
}
