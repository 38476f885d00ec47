import type { Looks } from '../both.ts';
import type { Outcomes } from './own-tests.ts';

export interface OutcomesComparison {
  tests: number;
  passed: number;
  /** Tests of which the outcome, name or place in the order is another one. */
  differences: { without: string; audited: string }[];
}

/** Compares what the tests of a library gave without and with the extension. */
export function compareOutcomes({ without, audited }: Looks<Outcomes>): OutcomesComparison {
  const text = (outcome: Outcomes[number] | undefined) => outcome?.join(': ') ?? 'no such test';
  const length = Math.max(without.length, audited.length);
  const pairs = Array.from({ length }, (_, i) => ({ without: text(without[i]), audited: text(audited[i]) }));
  return {
    tests: without.length,
    passed: without.filter(([, outcome]) => outcome === 'passed').length,
    differences: pairs.filter((pair) => pair.without !== pair.audited),
  };
}
