import { expect, test } from 'vitest';
import { loadsNeeded } from '../../src/compare/judge.ts';
import type { EffectResult } from '../../src/model/report.ts';
import {
  fetched,
  healthy,
  type Play,
  type PlayLoad,
  playComparison,
  removal,
} from '../builders/comparison.ts';
import { by, scriptOf } from '../builders/log.ts';
import { reportOf } from '../builders/report.ts';

/** A page whose chat Overtalk's script removes wherever it runs. */
const removedWhereItRuns: PlayLoad = ({ arm, log }) => {
  if (arm === 'without') {
    healthy(log);
    return 'clickable';
  }
  fetched(log);
  removal(log);
  return 'tag';
};

function compare(given: Partial<Play> = {}) {
  const report = reportOf(playComparison({ load: removedWhereItRuns, ...given }));
  const [comparison] = report.comparisons;
  const effect = (detector: string | null): EffectResult | undefined =>
    comparison?.effects.find((one) => one.detector === detector);
  return { report, comparison, removed: effect('removed-widget'), unusable: effect(null) };
}

test('an effect in every load with the script and in none without it is confirmed', () => {
  const { report, comparison, removed, unusable } = compare();
  expect(removed).toMatchObject({ with: 5, without: 0, placebo: 5, outcome: 'confirmed', loadsNeeded: null });
  expect(removed?.pValue).toBeCloseTo(0.00397, 4);
  expect(unusable).toMatchObject({ with: 5, without: 0, outcome: 'confirmed' });
  expect(report.findings.find(({ detector }) => detector === 'removed-widget')?.confirmed).toBe(true);
  expect(comparison?.summary).toMatch(
    /5 of 5 loads with overtalk\.example\/tag\.js.*0 of 5 loads without it.*confirmed/,
  );
  expect(comparison?.recorder).toMatch(/0 of 5 loads without our recording.*no sign/);
});

test('only the finding of the blocked script is confirmed', () => {
  const { report, removed } = compare({
    plan: { blocked: scriptOf['consent-manager'] },
    load: ({ arm, log, ...rest }) => {
      if (arm !== 'without') fetched(log, scriptOf['consent-manager']);
      return removedWhereItRuns({ arm, log, ...rest });
    },
  });
  expect(removed?.outcome).toBe('confirmed');
  expect(report.findings.map(({ confirmed }) => confirmed)).not.toContain(true);
});

test('an effect without the script as well clears it', () => {
  const { removed, report, comparison } = compare({
    load: ({ arm, log }) => {
      if (arm !== 'without') fetched(log);
      removal(log);
      return 'tag';
    },
  });
  expect(removed).toMatchObject({ with: 5, without: 5, outcome: 'cleared' });
  expect(report.findings[0]?.confirmed).toBe(false);
  expect(comparison?.summary).toMatch(/does not depend on overtalk\.example\/tag\.js/);
});

test('one load with the effect without the script keeps it from being confirmed', () => {
  const { removed } = compare({
    plan: { loadsPerArm: 10 },
    load: (load) => {
      if (load.arm !== 'without' || load.nth > 0) return removedWhereItRuns(load);
      removal(load.log);
      return 'tag';
    },
  });
  expect(removed).toMatchObject({ with: 10, without: 1, outcome: 'not-enough-loads', loadsNeeded: null });
  expect(removed?.summary).toMatch(/also happens without/);
});

/** The act happens in every third load only. */
const oneInThree: PlayLoad = ({ arm, nth, log }) => {
  if (arm !== 'without') fetched(log);
  if (arm === 'without' || nth % 3 !== 2) {
    healthy(log);
    return 'clickable';
  }
  removal(log);
  return 'tag';
};

test('an act in one of three loads needs more of them, and is confirmed by 18', () => {
  const few = compare({ load: oneInThree, plan: { loadsPerArm: 6 } });
  expect(few.removed).toMatchObject({ with: 2, without: 0, outcome: 'not-enough-loads', loadsNeeded: 18 });
  expect(few.removed?.summary).toMatch(/not enough loads yet; about 18 per arm/);
  expect(compare({ load: oneInThree, plan: { loadsPerArm: 18 } }).removed).toMatchObject({
    with: 6,
    outcome: 'confirmed',
  });
});

test('fewer than five loads an arm confirm nothing', () => {
  expect(compare({ plan: { loadsPerArm: 4 } }).removed?.outcome).toBe('not-enough-loads');
});

test('what does not come back is not seen', () => {
  const { removed, unusable } = compare({
    load: ({ arm, log }) => {
      if (arm !== 'without') fetched(log);
      healthy(log);
      return 'clickable';
    },
  });
  expect(removed).toMatchObject({ with: 0, without: 0, pValue: null, outcome: 'not-seen' });
  expect(unusable?.outcome).toBe('not-seen');
});

test('an effect that goes away with an unrelated script too is not confirmed', () => {
  const { removed } = compare({
    load: (load) => removedWhereItRuns({ ...load, arm: load.arm === 'placebo' ? 'without' : load.arm }),
  });
  expect(removed).toMatchObject({ placebo: 0, outcome: 'placebo-affected' });
});

test.each<[string, PlayLoad, RegExp]>([
  [
    'the script was fetched although blocked',
    (load) => {
      if (load.arm === 'without') fetched(load.log);
      return removedWhereItRuns(load);
    },
    /was loaded although it was to be blocked/,
  ],
  [
    'a service worker brought the script',
    (load) => {
      if (load.arm === 'without') load.log.script(scriptOf['other-vendor'], 'loaded');
      return removedWhereItRuns(load);
    },
    /was loaded although it was to be blocked/,
  ],
  [
    'the page never loads the script',
    ({ arm, log }) => {
      if (arm === 'without') healthy(log);
      else removal(log);
      return arm === 'without' ? 'clickable' : 'tag';
    },
    /did not load/,
  ],
  [
    'the chat comes with the script',
    (load) => (load.arm === 'without' ? 'tag' : removedWhereItRuns(load)),
    /did not come either/,
  ],
])('where %s, nothing is concluded', (_, load, sentence) => {
  const { removed } = compare({ load });
  expect(removed).toMatchObject({ outcome: 'not-controllable', pValue: null });
  expect(removed?.summary).toMatch(sentence);
});

test('where the chat is usable only while nothing is recorded, the recording is named', () => {
  const { unusable, comparison } = compare({
    load: (load) => (load.arm === 'probe-off' ? 'clickable' : removedWhereItRuns(load)),
  });
  expect(unusable?.outcome).toBe('not-controllable');
  expect(unusable?.summary).toMatch(/more often while nothing was recorded/);
  expect(comparison?.recorder).toMatch(/may keep it from being used/);
});

test('a load of which nothing was recorded does not count as one without the act', () => {
  const { removed } = compare({
    load: (load) => {
      if (load.arm !== 'without') return removedWhereItRuns(load);
      healthy(load.log);
      load.log.add({ kind: 'gap', reason: 'overflow', detail: '', count: 1 });
      return 'clickable';
    },
  });
  expect(removed?.outcome).toBe('not-enough-loads');
});

test.each(['cancelled', 'interrupted'] as const)('one that was %s concludes nothing', (end) => {
  const { comparison, removed } = compare({ end, made: 19 });
  expect(comparison?.state).toBe(end);
  expect(removed?.outcome).toBe('interrupted');
  expect(comparison?.summary).toMatch(/ended early/);
});

test('while it runs, nothing is judged', () => {
  const { comparison } = compare({ end: null, made: 7 });
  expect(comparison).toMatchObject({
    state: 'running',
    endedAt: null,
    effects: [],
    summary: '7 of 20 loads made.',
  });
});

test('an act without an effect is not followed', () => {
  const { comparison } = compare({
    ordinary: (log) => {
      log.widget();
      log.request('https://api.parley.example/track', by('other-vendor'));
    },
  });
  expect(comparison?.effects.map(({ detector }) => detector)).toEqual([null]);
});

test('loads needed at the rate seen', () => {
  expect(loadsNeeded(5, 5)).toBe(5);
  expect(loadsNeeded(1, 3)).toBe(18);
  expect(loadsNeeded(0, 5)).toBeNull();
});
