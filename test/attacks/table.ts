import type { AttackResult } from './suite.ts';

/** One line for each attack, and how many came out how in each browser. */
export function attackTable(results: readonly AttackResult[]): string {
  const rows = results.map(({ attack, browser, misled, outcome }) =>
    [
      browser.padEnd(9),
      outcome.kind.padEnd(8),
      attack.id.padEnd(22),
      `${attack.does}.`,
      `A naive capture names ${misled.map(short).join(', ') || 'NOBODY WRONGLY'}.`,
      outcome.kind === 'unknown' ? `Limit: ${attack.limits?.[browser] ?? 'NOT LISTED'}.` : '',
      outcome.kind === 'wrong' || outcome.kind === 'silent' ? outcome.said : '',
    ].join(' '),
  );
  return [...rows, '', ...summaries(results)].join('\n');
}

function summaries(results: readonly AttackResult[]): string[] {
  return [...new Set(results.map(({ browser }) => browser))].map((browser) => {
    const mine = results.filter((one) => one.browser === browser);
    const count = (...kinds: AttackResult['outcome']['kind'][]) =>
      mine.filter(({ outcome }) => kinds.includes(outcome.kind)).length;
    const share = Math.round((100 * count('right')) / mine.length);
    const [right, unknown, wrong] = [count('right'), count('unknown'), count('wrong', 'silent')];
    return `${browser}: ${mine.length} attacks, ${right} right (${share} %), ${unknown} unknown, ${wrong} wrong`;
  });
}

const short = (url: string): string => url.replace(/^https?:\/\//, '');
