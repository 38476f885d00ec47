import type { Finding, Report } from '../../src/model/report.ts';
import type { Attack } from './attack.ts';
import { truthOf } from './page.ts';

/** What the naive capture took each call's author to be, in its three ways; null where it names nobody. */
export type Sighting = Record<'fixedIndex' | 'firstAddress' | 'pageError', string | null>;

/** `silent`: the report says nothing of the act, as of an act of the chat's own. */
export interface Outcome {
  kind: 'right' | 'unknown' | 'wrong' | 'silent';
  said: string;
}

/** Scripts that the naive capture named and that did not act. */
export function namedWrongly(sightings: readonly Sighting[], attack: Attack): string[] {
  const { scriptUrl } = truthOf(attack);
  const named = sightings.flatMap((one) => Object.values(one)).filter((url) => url !== null);
  return [...new Set(named)].filter((url) => url !== scriptUrl);
}

/** Of `mismatched-stack` the script counts alone: the place where a name is forged is another than the act's. */
const isAct = ({ detector }: Finding): boolean => detector !== 'mismatched-stack';

export function outcomeOf({ findings }: Report, attack: Attack): Outcome {
  const truth = truthOf(attack);
  // What a text names is no act.
  const told = findings.filter(({ verdict }) => verdict !== 'notice');
  const said = told.map(sentenceOf).join('; ');
  const acts = told.filter(isAct);
  const isNamed = ({ actor }: Finding) => actor.scriptUrl !== null;
  const isTrue = ({ actor }: Finding) => actor.scriptUrl === truth.scriptUrl && actor.party === truth.party;
  const isAtLine = ({ actor }: Finding) => actor.line === truth.line;
  if (!told.filter(isNamed).every(isTrue) || !acts.filter(isNamed).every(isAtLine))
    return { kind: 'wrong', said };
  if (acts.length === 0) return { kind: 'silent', said };
  return { kind: acts.every(isNamed) ? 'right' : 'unknown', said };
}

function sentenceOf({ detector, verdict, reason, actor }: Finding): string {
  const place = actor.scriptUrl
    ? `${actor.party} ${actor.scriptUrl}:${actor.line}:${actor.column}`
    : 'nobody';
  return `${detector} ${verdict}: ${place}${reason ? ` (${reason})` : ''}`;
}
