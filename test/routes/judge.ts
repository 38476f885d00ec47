import type { BrowserName } from '../../src/cli/browsers/browser.ts';
import type { Detector } from '../../src/detect/detector.ts';
import { detectors } from '../../src/detect/detectors.gen.ts';
import { placeOf } from '../../src/detect/sentence.ts';
import type { Finding, Report } from '../../src/model/report.ts';
import type { DetectorRoute, ExpectedActor } from './route.ts';

/** What a report says of a route. */
export interface Judged {
  outcome: 'found' | 'clean' | 'WRONG';
  /** Where the act was found, or what is wrong. */
  said: string;
  /** Nobody was named wrongly, and what had to be found was not. */
  missed: boolean;
}

type Judgement = { detector: string; route: DetectorRoute; browser: BrowserName };

export function judgeRoute(report: Report, judgement: Judgement): Judged {
  const { expected } = judgement.route;
  const wrong = report.findings.filter((finding) => isWrong(finding, judgement));
  if (wrong.length > 0)
    return { outcome: 'WRONG', said: `names ${wrong.map(told).join('; ')}`, missed: false };
  if (expected === null) return { outcome: 'clean', said: '', missed: false };

  const found = report.findings.find((finding) => isExpected(finding, expected, judgement));
  if (found) {
    const verdict = found.verdict === 'fail' ? '' : `, ${found.verdict}`;
    return {
      outcome: 'found',
      said: `${placeOf(found.actor)}, ${found.actor.party}${verdict}`,
      missed: false,
    };
  }
  const others = report.findings.map(told).join('; ') || 'nothing';
  return { outcome: 'WRONG', said: `not found; the report has ${others}`, missed: true };
}

/**
 * Names another party than the one that acted; or, of this detector, the right script at another place. What a notice of
 * another detector says is no act.
 */
function isWrong(finding: Finding, judgement: Judgement): boolean {
  const { expected } = judgement.route;
  const { actor, verdict } = finding;
  if (verdict === 'notice' && finding.detector !== judgement.detector) return false;
  const isStrange = actor.party === 'other-vendor' || actor.party === 'third-party';
  if (verdict !== 'fail' && !isStrange) return false;
  if (expected === null || actor.scriptUrl !== expected.scriptUrl || actor.party !== expected.party)
    return true;
  return finding.detector === judgement.detector && !isExpected(finding, expected, judgement);
}

function isExpected(
  { detector, verdict, affected, actor }: Finding,
  expected: ExpectedActor,
  { detector: wanted, route, browser }: Judgement,
): boolean {
  const { mayName, notice }: Pick<Detector, 'mayName' | 'notice'> = detectors.find(
    ({ id }) => id === wanted,
  ) ?? {
    mayName: [],
  };
  const named = notice === undefined ? 'fail' : 'notice';
  return (
    detector === wanted &&
    verdict === (mayName.includes(expected.party) ? named : 'inconclusive') &&
    affected.vendor === route.affected.id &&
    actor.party === expected.party &&
    actor.vendor === expected.vendor &&
    actor.scriptUrl === expected.scriptUrl &&
    actor.line === expected.line &&
    (expected.columns?.[browser].includes(actor.column ?? 0) ?? actor.column !== null)
  );
}

const told = ({ detector, verdict, summary, actor }: Finding): string =>
  `${detector} (${verdict}, ${actor.party}) “${summary}”`;
