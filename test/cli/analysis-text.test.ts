import { expect, it } from 'vitest';
import { differenceText } from '../../src/cli/analysis-text.ts';
import type { Difference } from '../../src/model/analysis.ts';

const same: Difference = {
  packedBy: { name: 'Widget Witness', version: '0.1.0', build: 'b1' },
  findings: [],
  widgets: [],
  causes: [],
  parts: [],
};
const finding: Difference['findings'][number] = {
  change: 'came',
  detector: 'removed-widget',
  verdict: 'fail',
  affected: 'Parley',
  target: '#parley-launcher',
  summary: 'Overtalk removed it.',
  changes: [],
};
const linesOf = (difference: Difference | null) => differenceText(difference, false).trimEnd().split('\n');

it('says that there is none, and by which release the report was packed', () => {
  expect(linesOf(same)).toEqual([
    'Difference from the packed report (Widget Witness 0.1.0, build b1)',
    '  No difference.',
  ]);
});

it('says what came, went and changed, a line each', () => {
  const changes = [
    { what: 'verdict', packed: 'inconclusive', now: 'fail' },
    { what: 'count', packed: '3', now: '4' },
  ] as const;
  const [, ...lines] = linesOf({
    ...same,
    findings: [
      finding,
      { ...finding, change: 'went', verdict: 'notice' },
      { ...finding, change: 'changed', changes: [...changes] },
    ],
    widgets: [{ vendor: 'parley', name: 'Parley', packed: null, now: 'interfered' }],
    causes: [{ vendor: 'parley', name: 'Parley', cause: 'csp', packed: 'not-tested', now: 'excluded' }],
    parts: ['findings', 'widgets'],
  });
  expect(lines).toEqual([
    '  came     Fail: Overtalk removed it. (removed-widget)',
    '  went     Notice: Overtalk removed it. (removed-widget)',
    '  changed  removed-widget, Parley, #parley-launcher: verdict inconclusive → fail; count 3 → 4',
    '  verdict  Parley: not there → Interfered with',
    '  cause    Parley: Content security policy: not tested → excluded',
  ]);
});

it('names the parts that differ where nothing of this does', () => {
  expect(linesOf({ ...same, parts: ['audit', 'scripts'] })[1]).toBe(
    '  No finding, verdict or cause differs. 2 parts of the report do: audit, scripts.',
  );
});

it('says where there is nothing to compare with', () => {
  expect(linesOf(null)).toEqual(['No packed report to compare with: these are observations alone.']);
});

it('lets nothing of the record or the package steer a terminal', () => {
  const hostile = 'a\u001b[2J\u202eb\nc\u009b';
  const text = differenceText(
    {
      packedBy: { ...same.packedBy, version: hostile, build: hostile },
      findings: [
        { ...finding, summary: hostile },
        {
          ...finding,
          change: 'changed',
          target: hostile,
          affected: hostile,
          changes: [{ what: 'actor', packed: hostile, now: hostile }],
        },
      ],
      widgets: [{ vendor: 'x', name: hostile, packed: null, now: 'healthy' }],
      causes: [{ vendor: 'x', name: hostile, cause: 'csp', packed: null, now: 'excluded' }],
      parts: ['findings'],
    },
    false,
  );
  expect(text.split('\n')).toHaveLength(6);
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});
