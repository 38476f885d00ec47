import picocolors from 'picocolors';
import type { Difference, FindingDifference } from '../model/analysis.ts';
import type { CauseState } from '../model/report.ts';
import { harmless } from '../report/harmless.ts';
import { causeWords, counted, verdictWords, widgetVerdictWords } from '../ui/words.ts';

const stateWords: Record<CauseState['state'], string> = {
  established: 'established',
  excluded: 'excluded',
  'not-tested': 'not tested',
};
const noWidget = 'not there';

/** The difference from the packed report, a line each; null: there is none. */
export function differenceText(difference: Difference | null, colour: boolean): string {
  const { bold } = picocolors.createColors(colour);
  if (!difference) return `${bold('No packed report to compare with: these are observations alone.')}\n`;
  const { packedBy, findings, widgets, causes } = difference;
  const title = `Difference from the packed report (${packedBy.name} ${packedBy.version}, build ${packedBy.build})`;
  const lines = [
    ...findings.map(findingLine),
    ...widgets.map(({ name, packed, now }) => {
      const [one, other] = [packed, now].map((verdict) => (verdict ? widgetVerdictWords[verdict] : noWidget));
      return `  verdict  ${name}: ${one} → ${other}`;
    }),
    ...causes.map(({ name, cause, packed, now }) => {
      const [one, other] = [packed, now].map((state) => (state ? stateWords[state] : 'not examined'));
      return `  cause    ${name}: ${causeWords[cause]}: ${one} → ${other}`;
    }),
  ];
  return `${[bold(harmless(title)), ...lines.map(harmless), rest(difference, lines.length)].filter(Boolean).join('\n')}\n`;
}

function findingLine({ change, detector, verdict, affected, target, summary, changes }: FindingDifference) {
  const what = change.padEnd(7);
  if (change !== 'changed') return `  ${what}  ${verdictWords[verdict]}: ${summary} (${detector})`;
  const parts = changes.map((one) => `${one.what} ${one.packed} → ${one.now}`);
  return `  ${what}  ${[detector, affected, target].filter(Boolean).join(', ')}: ${parts.join('; ')}`;
}

/** What no line tells. */
function rest({ parts }: Difference, told: number): string {
  if (parts.length === 0) return '  No difference.';
  if (told > 0) return '';
  return `  No finding, verdict or cause differs. ${counted(parts.length, 'part')} of the report ${parts.length === 1 ? 'does' : 'do'}: ${harmless(parts.join(', '))}.`;
}
