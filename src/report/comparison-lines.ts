import type { ArmResult, Comparison, EffectResult } from '../model/report.ts';
import { armWords, comparisonWords, inSeconds, outcomeWords } from '../ui/words.ts';
import { harmless } from './harmless.ts';

/** With more columns a row would not fit 80; the effects' sentences say the counts as well. */
const mostColumns = 3;
/** Spaces of a table: wrapping keeps a line of no-break spaces whole. */
const space = '\u00A0';

type Row = string[];

/**
 * One comparison for a terminal: its sentence, a table of arms (loads made, with each effect, chat usable, median
 * to clickable), and the sentence of each effect. A letter in the table's head stands for an effect below it.
 */
export function comparisonLines(comparison: Comparison, bold: (text: string) => string): string[] {
  const { arms, effects, blocked, recorder } = comparison;
  const marks = effects.map((_, index) => String.fromCharCode(97 + index));
  const shown = effects.slice(0, mostColumns);
  const head: Row = ['', 'loads', ...shown.map((_, index) => `(${marks[index]})`), 'usable', 'clickable'];
  const rows = arms.map(
    (arm): Row => [
      blocked === null ? armWords.with : armWords[arm.arm],
      `${arm.measured} of ${arm.planned}`,
      ...shown.map((effect) => hitsIn(effect, arm)),
      String(arm.usable),
      inSeconds(arm.steps.find(({ step }) => step === 'clickable')?.medianMs ?? null),
    ],
  );
  return [
    `${comparisonWords[comparison.state]}  ${bold(harmless(comparison.summary))}`,
    ...(blocked === null ? [] : [`  blocked    ${harmless(blocked)}`]),
    ...(blocked === null ? [] : [`  unrelated  ${harmless(comparison.placebo ?? 'none on the page')}`]),
    ...inColumns([head, ...rows]),
    ...effects.map(
      ({ outcome, summary }, index) =>
        `  (${marks[index]}) ${outcomeWords[outcome]}: ${harmless(summary ?? '')}`,
    ),
    ...(recorder === undefined ? [] : [`  Is it us? ${harmless(recorder)}`]),
  ];
}

function hitsIn(effect: EffectResult, { arm, measured, usable }: ArmResult): string {
  if (arm !== 'probe-off') return String(effect[arm]);
  return effect.detector === null ? String(measured - usable) : '–';
}

/** The first column to the left, the others to the right. */
function inColumns(rows: readonly Row[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0, space) : cell.padStart(widths[column] ?? 0, space),
    );
    return `  ${cells.join(space + space).replaceAll(' ', space)}`;
  });
}
