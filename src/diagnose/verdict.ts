import type { BareFinding, CauseId, CauseState, Rung, WidgetReport } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import { furthestStep } from './ladder.ts';
import { scriptName, shortName } from './names.ts';
import { actOf, causePhrases, explainingCauses, lastStepPhrases, lostPhrase } from './phrases.ts';

export type VerdictInput = {
  affected: Vendor;
  /** The ladder of each page load, in order of time. */
  pageLadders: readonly (readonly Rung[])[];
  findings: readonly BareFinding[];
  causes: readonly CauseState[];
};

type Told = Pick<WidgetReport, 'verdict' | 'summary' | 'next'>;

/** What became of a widget, one sentence of at most 25 words that can be read aloud, and what to do next. */
export function verdictOf({ affected, pageLadders, findings, causes }: VerdictInput): Told {
  const name = shortName(affected.name);
  const ladder = decisiveLadder(pageLadders);
  const isUsable = endsUsable(ladder);
  const cause = isUsable ? null : explanation(causes);
  const fails = findings.filter(({ verdict }) => verdict === 'fail').sort(byWeight);
  if (fails[0]) return interfered(name, fails[0], { more: fails.length - 1, isUsable, cause });
  if (isUsable) {
    return { verdict: 'healthy', summary: `The ${name} chat could be seen and clicked.`, next: '' };
  }
  if (cause) {
    return {
      verdict: 'explained',
      summary: `The ${name} chat could not be used: ${causePhrases[cause.id].clause}.`,
      next: cause.advice?.sentence ?? 'Ask the site about it.',
    };
  }
  const own = findings.find(({ actor, detector }) => actor.party === 'site' && actOf(detector).keepsAway);
  if (own) {
    return {
      verdict: 'explained',
      summary: `The site's own code ${actOf(own.detector).tell(`the ${name} chat`)}.`,
      next: 'Ask the site whether it means to.',
    };
  }
  return {
    verdict: 'undetermined',
    summary: `What became of the ${name} chat is not determined: ${whereItStopped(ladder)}.`,
    next: whatToTry(causes),
  };
}

type Circumstances = { more: number; isUsable: boolean; cause: CauseState | null };

function interfered(name: string, fail: BareFinding, { more, isUsable, cause }: Circumstances): Told {
  const act = actOf(fail.detector).tell(`the ${name} chat`);
  const others = more === 0 ? '' : `, and ${more} more ${more === 1 ? 'finding' : 'findings'}`;
  // There is room for one of them.
  const end = isUsable ? '; at the end it could be used' : others;
  const todo = fail.confirmed
    ? `Ask the site about ${scriptName(fail.actor)}: the comparison confirmed it`
    : `Compare with and without ${scriptName(fail.actor)}, then ask the site`;
  const also = cause ? `; apart from that, ${causePhrases[cause.id].clause}` : '';
  return {
    verdict: 'interfered',
    summary: `${scriptName(fail.actor)} ${act}${end}.`,
    next: `${todo}${also}.`,
  };
}

const severities: Record<BareFinding['severity'], number> = { high: 0, medium: 1, low: 2 };

/** What kept the chat away before what left it in place, then by severity and time. */
function byWeight(a: BareFinding, b: BareFinding): number {
  return (
    Number(actOf(b.detector).keepsAway) - Number(actOf(a.detector).keepsAway) ||
    severities[a.severity] - severities[b.severity] ||
    a.firstObserved.localeCompare(b.firstObserved)
  );
}

/** The most direct of the established causes that can explain a chat that cannot be used. */
function explanation(causes: readonly CauseState[]): CauseState | null {
  const isEstablished = (id: CauseId) => (cause: CauseState) =>
    cause.id === id && cause.state === 'established';
  for (const id of explainingCauses) {
    const cause = causes.find(isEstablished(id));
    if (cause) return cause;
  }
  return null;
}

/**
 * The page load that decides: the last one that drew the chat, or that had time enough to draw it again and did not.
 * A page that was left at once says nothing.
 */
function decisiveLadder(pageLadders: readonly (readonly Rung[])[]): readonly Rung[] {
  const index = pageLadders.findLastIndex(
    (ladder, at) =>
      isReached(ladder, 'rendered') ||
      (at > 0 && stateOf(pageLadders[at - 1] ?? [], 'survives-navigation') === 'not-reached'),
  );
  return pageLadders.at(index) ?? [];
}

/** It could be clicked at the end, and a click that was tried started a chat. */
function endsUsable(ladder: readonly Rung[]): boolean {
  const clickable = ladder.find(({ step }) => step === 'clickable');
  const isClickable = clickable?.state === 'reached' && clickable.lostAt === undefined;
  return isClickable && stateOf(ladder, 'session-starts') !== 'not-reached';
}

function whereItStopped(ladder: readonly Rung[]): string {
  const clickable = ladder.find(({ step }) => step === 'clickable');
  if (clickable?.lostAt) return lostPhrase;
  const step = ladder[furthestStep(ladder)]?.step;
  return step ? lastStepPhrases[step] : 'no step of it was seen';
}

/** The ordinary causes that are out of the question, and what could tell more. */
function whatToTry(causes: readonly CauseState[]): string {
  const nouns = causes.filter(({ state }) => state === 'excluded').map(({ id }) => causePhrases[id].noun);
  const excluded = nouns.length > 0 ? `Excluded: ${nouns.join(', ')}. ` : '';
  return `${excluded}Try more page loads, a comparison with and without other scripts, or another browser profile.`;
}

function stateOf(ladder: readonly Rung[], step: Rung['step']): Rung['state'] {
  return ladder.find((rung) => rung.step === step)?.state ?? 'unknown';
}

function isReached(ladder: readonly Rung[], step: Rung['step']): boolean {
  return stateOf(ladder, step) === 'reached';
}
