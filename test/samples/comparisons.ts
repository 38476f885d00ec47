import type { ArmResult, Comparison, EffectResult } from '../../src/model/report.ts';
import { at, tag } from './parts.ts';

const arm = (name: ArmResult['arm'], usable: number, medianMs: number | null, loads = 5): ArmResult => ({
  arm: name,
  planned: loads,
  measured: loads,
  usable,
  steps: [
    {
      step: 'clickable',
      reached: usable,
      lowerQuartileMs: medianMs === null ? null : medianMs - 120,
      medianMs,
      upperQuartileMs: medianMs === null ? null : medianMs + 340,
    },
  ],
});

const effect = (given: Partial<EffectResult>): EffectResult => ({
  detector: 'removed-widget',
  target: 'div#parley-root',
  with: 5,
  without: 0,
  placebo: 5,
  pValue: 0.00397,
  outcome: 'confirmed',
  loadsNeeded: null,
  summary:
    'Removed widget (div#parley-root) was seen in 5 of 5 loads with cdn.overtalk.example/tag.js and in 0 of 5 loads without it (p = 0.0040): confirmed.',
  ...given,
});

const confirmed: Comparison = {
  id: 'c-1',
  vendor: 'parley',
  name: 'Parley',
  blocked: tag,
  placebo: 'https://counts.example/c.js',
  loadsPerArm: 5,
  settleMs: 4000,
  startedAt: at(42),
  endedAt: at(55),
  state: 'completed',
  summary: effect({}).summary ?? '',
  recorder:
    'The Parley chat could be used in 0 of 5 loads without our recording and in 0 of 5 loads with it: no sign that the recording changes it.',
  arms: [arm('with', 0, null), arm('without', 5, 1180), arm('placebo', 0, null), arm('probe-off', 0, null)],
  effects: [
    effect({}),
    effect({
      detector: null,
      target: 'Parley',
      summary:
        'The Parley chat could not be used in 5 of 5 loads with cdn.overtalk.example/tag.js and in 0 of 5 loads without it (p = 0.0040): confirmed.',
    }),
  ],
};

const outcomes: [EffectResult['outcome'], string][] = [
  [
    'cleared',
    'Hidden widget (iframe#parley) was seen as often without the script: it does not depend on it.',
  ],
  [
    'not-enough-loads',
    'Hidden widget (div#a) was seen in 1 of 3 loads: not enough loads yet; about 18 per arm would be.',
  ],
  ['not-seen', 'Hidden widget (div#b) was seen in no load: nothing to compare.'],
  [
    'placebo-affected',
    'Hidden widget (div#c) went away with an unrelated script too, so nothing is confirmed.',
  ],
  ['not-controllable', 'Without the script the Parley chat did not come either, so it was not compared.'],
  ['interrupted', 'The comparison ended early, so nothing is concluded.'],
];

/** Every outcome there is, and many loads. */
const manyOutcomes: Comparison = {
  ...confirmed,
  id: 'c-2',
  blocked: 'overtalk.example',
  placebo: null,
  loadsPerArm: 72,
  state: 'cancelled',
  summary: 'The comparison ended early, so nothing is concluded.',
  arms: [
    arm('with', 24, 900, 72),
    arm('without', 48, 1180, 72),
    arm('placebo', 24, 900, 72),
    arm('probe-off', 24, null, 72),
  ],
  effects: outcomes.map(([outcome, summary], index) =>
    effect({
      outcome,
      summary,
      target: `div#part-${index}`,
      with: 24,
      without: 0,
      placebo: 20,
      pValue: null,
    }),
  ),
};

const times: Comparison = {
  ...confirmed,
  id: 'c-3',
  blocked: null,
  placebo: null,
  loadsPerArm: 10,
  summary:
    'The Parley chat could be used in 9 of 10 loads; half the time within 1.2 s of the start of the page.',
  arms: [arm('with', 9, 1180, 10)],
  effects: [],
};
const { recorder: _, ...timesOnly } = times;

export const comparisons: Comparison[] = [confirmed, manyOutcomes, timesOnly];
