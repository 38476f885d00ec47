import { readable } from '../attribution/address.ts';
import type { ComparisonPlan } from '../model/comparison.ts';
import type { ArmResult, EffectResult } from '../model/report.ts';
import { type Arms, type Judged, recorderMatters } from './judge.ts';

type Told = { judged: Judged; plan: ComparisonPlan; name: string };

/** One neutral sentence on what came out for one effect. */
export function effectSentence({ judged, plan, name }: Told): string {
  const script = nameOf(plan.blocked);
  const what =
    judged.detector === null
      ? `The ${name} chat could not be used`
      : `${inWords(judged.detector)} (${judged.target}) was seen`;
  const split = `${what} in ${of(judged.with, judged.n.with)} with ${script} and in ${of(judged.without, judged.n.without)} without it`;
  switch (judged.outcome) {
    case 'confirmed':
      return `${split} (p = ${probability(judged.pValue)}): confirmed.`;
    case 'cleared':
      return `${split}: it does not depend on ${script}.`;
    case 'not-seen':
      return `${split}: nothing to compare.`;
    case 'placebo-affected':
      return `${split}, but in only ${judged.placebo} with an unrelated script blocked, so nothing is confirmed.`;
    case 'interrupted':
      return `${split} when the comparison ended early, so nothing is concluded.`;
    case 'not-controllable':
      return `${whyNot(judged, script, name)}, so ${script} was not compared.`;
    case 'not-enough-loads':
      return `${split}: ${notEnough(judged, script)}.`;
  }
}

function notEnough({ without, loadsNeeded }: Judged, script: string): string {
  if (without > 0) return `it also happens without ${script}, so nothing is confirmed`;
  return loadsNeeded === null
    ? 'not enough loads yet'
    : `not enough loads yet; about ${loadsNeeded} per arm would be`;
}

function whyNot({ why }: Judged, script: string, name: string): string {
  if (why === 'was-loaded') return `${script} was loaded although it was to be blocked`;
  if (why === 'never-loaded') return `The page did not load ${script}`;
  if (why === 'recorder') return `The ${name} chat was usable more often while nothing was recorded`;
  return `Without ${script} the ${name} chat did not come either`;
}

/** The most telling outcome first: this one stands for the comparison. */
const telling: readonly EffectResult['outcome'][] = [
  'interrupted',
  'confirmed',
  'not-controllable',
  'placebo-affected',
  'not-enough-loads',
  'cleared',
  'not-seen',
];

/** The sentence of the most telling effect. */
export function mostTelling(effects: readonly EffectResult[]): string {
  const first = telling.flatMap((outcome) => effects.filter((effect) => effect.outcome === outcome))[0];
  return first?.summary ?? '';
}

/** What loads without anything blocked tell: how often the chat could be used, and how soon. */
export function timesSentence(name: string, arm: ArmResult): string {
  const median = arm.steps.find(({ step }) => step === 'clickable')?.medianMs ?? null;
  const soon =
    median === null ? '' : `; half the time within ${(median / 1000).toFixed(1)} s of the start of the page`;
  return `The ${name} chat could be used in ${of(arm.usable, arm.measured)}${soon}.`;
}

/** Is it us? What the loads without our recording in the page tell. */
export function recorderSentence(name: string, arms: Arms): string | null {
  const off = arms.probeOff;
  if (off.length === 0) return null;
  const usable = (loads: readonly { usable: boolean }[]) =>
    of(loads.filter((load) => load.usable).length, loads.length);
  const split = `The ${name} chat could be used in ${usable(off)} without our recording and in ${usable(arms.with)} with it`;
  return recorderMatters(arms)
    ? `${split}: the recording itself may keep it from being used.`
    : `${split}: no sign that the recording changes it.`;
}

function nameOf(blocked: string | null): string {
  if (blocked === null) return 'the script';
  return blocked.includes('://') ? readable(blocked) : blocked;
}

function of(hits: number, loads: number): string {
  return `${hits} of ${loads} ${loads === 1 ? 'load' : 'loads'}`;
}

/** `removed-widget` as a person says it, at the start of a sentence. */
function inWords(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function probability(p: number | null): string {
  if (p === null) return 'not known';
  return p < 0.0001 ? 'below 0.0001' : p.toFixed(4);
}
