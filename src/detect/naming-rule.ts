import type { Party } from '../model/party.ts';
import type { Actor, CauseState, Finding } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import type { Coverage } from './coverage.ts';
import type { Candidate, Detector } from './detector.ts';

export const noPermission = 'no permission';
const notEstablished = 'Observed, cause not established';

export type Judgement = {
  verdict: Finding['verdict'];
  reason: string;
  /** Null unless the rule lets the finding name somebody. */
  actor: Actor | null;
};

const inconclusiveParties: Partial<Record<Party, string>> = {
  'consent-manager': 'A consent manager did this; ask the site.',
  browser: 'The browser or an extension did this.',
  'tag-manager': 'A tag manager did this; ask the site.',
  'third-party': 'A third party did this, perhaps with what the site gave it; ask the site.',
};

/**
 * The naming rule (design, section 4): a finding names an actor only when a stack attributes the act to that
 * script, every cause that must be excluded is excluded, and the act was seen to have its effect. The site's
 * own code is always named as the site's and never fails.
 */
export function judge(
  candidate: Candidate,
  detector: Detector,
  affected: Vendor,
  causes: readonly CauseState[],
  coverage: Coverage,
): Judgement {
  const actor = candidate.attribution?.actor ?? null;
  const reason = candidate.reason || candidate.attribution?.reason || '';
  const needsNetwork = detector.needs.includes('network') && !candidate.seenInPage;
  if (needsNetwork && !coverage.coversVendor(affected)) return withoutName(noPermission);
  if (!actor || reason !== '') return withoutName(reason);
  const scriptIsCovered = actor.scriptUrl === null || coverage.coversUrl(actor.scriptUrl);
  if (needsNetwork && actor.party !== 'browser' && !scriptIsCovered) return withoutName(noPermission);
  if (!candidate.effectSeen) return withoutName('the act was not seen to have its effect');
  if (actor.party === 'site') {
    return { verdict: 'inconclusive', reason: "The site's own code did this; ask the site.", actor };
  }
  if (actor.party === 'library') return withoutName('library code did this, and nobody was seen to call it');
  const open = detector.mustExclude
    .map((id) => causes.find((cause) => cause.id === id))
    .find((cause) => cause?.state !== 'excluded');
  if (open || detector.mustExclude.some((id) => !causes.some((cause) => cause.id === id))) {
    return withoutName(open ? `${open.id} is ${open.state}: ${open.reason}` : 'a cause was not examined');
  }
  if (detector.mayName.includes(actor.party)) {
    if (detector.notice !== undefined) return { verdict: 'notice', reason: detector.notice, actor };
    return { verdict: 'fail', reason: '', actor };
  }
  return { verdict: 'inconclusive', reason: inconclusiveParties[actor.party] ?? notEstablished, actor };
}

function withoutName(reason: string): Judgement {
  return {
    verdict: 'inconclusive',
    reason: reason ? `${notEstablished}: ${reason}` : notEstablished,
    actor: null,
  };
}

/** The actor of a finding that names nobody. */
export const nobody: Actor = {
  party: 'unknown',
  vendor: null,
  name: 'not established',
  scriptUrl: null,
  line: null,
  column: null,
  loadedBy: [],
};
