import { hostOf } from '../../attribution/address.ts';
import type { Candidate } from '../../detect/detector.ts';
import type { Means } from '../../model/evidence.ts';
import type { ObservationOf } from '../../model/observation.ts';
import { type Circumstances, globalKey, pagesOf } from './circumstances.ts';
import type { Carried } from './credential.ts';
import type { Reach } from './reach.ts';

type Measure = Means['measure'];

export type MeasureInput = Pick<Circumstances, 'freezings' | 'policies'> & {
  reach: Reach;
  isAffectedUrl(url: string): boolean;
};

const none: Measure = {
  state: 'none-identified',
  kind: null,
  what: 'none identified in what was recorded',
  before: null,
  after: null,
};

/**
 * The protective measure that an act met, as far as a browser shows one, the surest first. Integrity hashes and handshakes between
 * scripts leave no observation and are never told.
 */
export function measureMet(
  occurrences: readonly Candidate[],
  carried: readonly Carried[],
  given: MeasureInput,
): Measure {
  return (
    frozen(occurrences, given) ??
    refused(occurrences, given) ??
    policy(occurrences, given) ??
    credential(carried) ??
    none
  );
}

function frozen(occurrences: readonly Candidate[], { freezings }: MeasureInput): Measure | null {
  for (const { act } of occurrences) {
    if (act?.fact.kind !== 'global') continue;
    const change = act as ObservationOf<'global'>;
    if (change.fact.event === 'frozen') continue;
    const before = freezings.get(globalKey(change))?.find(({ seq }) => seq < change.seq);
    if (!before) continue;
    const name = ['window', change.fact.name, change.fact.path].filter(Boolean).join('.');
    return {
      state: 'identified',
      kind: 'frozen-property',
      what: `${name} had been frozen`,
      before: 'frozen',
      after: change.fact.event,
    };
  }
  return null;
}

/** The server answered such calls with a refusal. */
function refused(occurrences: readonly Candidate[], { reach }: MeasureInput): Measure | null {
  for (const { act, seenAt } of occurrences) {
    const address = (act ?? seenAt).urlKey;
    const found = address === undefined ? null : reach.refusals(seenAt.page, address);
    if (!found || found.refused === 0) continue;
    const by = found.byOrigin ? 'it lets other origins alone read its answers' : `status ${found.status}`;
    return {
      state: 'identified',
      kind: found.byOrigin ? 'origin-list' : null,
      what: `the vendor's server refused calls to this address: ${by}`,
      before: `${found.refused} refused`,
      after: found.answered > 0 ? `${found.answered} answered` : 'none answered',
    };
  }
  return null;
}

function policy(
  occurrences: readonly Candidate[],
  { policies, isAffectedUrl }: MeasureInput,
): Measure | null {
  for (const page of pagesOf(occurrences)) {
    for (const { fact } of policies.get(page) ?? []) {
      if (!isAffectedUrl(fact.blockedUrl)) continue;
      const isEnforced = fact.disposition === 'enforce';
      return {
        state: 'identified',
        kind: 'csp',
        what: `the page's security policy (${fact.directive}) does not allow ${hostOf(fact.blockedUrl) ?? 'it'}`,
        before: isEnforced ? 'enforced' : 'reported only',
        after: isEnforced ? 'the request was blocked' : 'the request was let through',
      };
    }
  }
  return null;
}

function credential(carried: readonly Carried[]): Measure | null {
  const one = carried.find(({ held }) => held !== null) ?? carried[0];
  if (!one) return null;
  return {
    state: 'identified',
    kind: one.kind,
    what: `the calls carried ${one.words}`,
    before: one.held === null ? null : `held in ${one.held}`,
    after: 'carried by the calls of this finding',
  };
}
