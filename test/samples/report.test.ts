import { expect, it } from 'vitest';
import {
  comparisonSchema,
  effectResultSchema,
  findingSchema,
  reportSchema,
  rungSchema,
  verdictSchema,
  widgetSchema,
} from '../../src/model/report.ts';
import { filledReport } from './filled-report.ts';
import { sampleReport } from './report.ts';

it('is a valid report, also with hostile text in it', () => {
  expect(reportSchema.parse(sampleReport)).toEqual(sampleReport);
  expect(() => reportSchema.parse(filledReport('<b>'))).not.toThrow();
});

it('holds every state', () => {
  const { widgets, findings } = sampleReport;
  const seen = (values: string[]) => [...new Set(values)].toSorted();
  expect(seen(widgets.map((widget) => widget.verdict))).toEqual(
    widgetSchema.shape.verdict.options.toSorted(),
  );
  expect(seen(widgets.flatMap((widget) => widget.ladder.map((rung) => rung.state)))).toEqual(
    rungSchema.shape.state.options.toSorted(),
  );
  expect(seen(widgets.flatMap((widget) => widget.checks.map((check) => check.verdict)))).toEqual(
    verdictSchema.options.toSorted(),
  );
  expect(seen(findings.map((finding) => finding.claim))).toEqual(
    findingSchema.shape.claim.options.toSorted(),
  );
  expect(seen(findings.map((finding) => finding.verdict))).toEqual(
    findingSchema.shape.verdict.options.toSorted(),
  );
  const { comparisons } = sampleReport;
  expect(seen(comparisons.flatMap(({ effects }) => effects.map(({ outcome }) => outcome)))).toEqual(
    effectResultSchema.shape.outcome.options.toSorted(),
  );
  expect(comparisonSchema.shape.state.options).toEqual(
    expect.arrayContaining(comparisons.map(({ state }) => state)),
  );
});
