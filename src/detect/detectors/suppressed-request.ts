import { type AskedCall, callsThroughPatches } from '../asked-calls.ts';
import { endpointOf } from '../describe.ts';
import type { Candidate, Detector, DetectorInput } from '../detector.ts';
import { type Witnessed, witnessedRequests } from '../witnessed-requests.ts';

/** An answer that came this long ago, and was not handed on since, is withheld. */
const handedOnWithinMs = 1_000;

/**
 * Another script's patch of `fetch`, XMLHttpRequest and the like keeps a request of the vendor's from being sent, or
 * keeps its answer. A patch alone is no finding: the vendor must have called it, and the network witness must have seen
 * that nothing left, or that an answer came which the vendor did not get.
 */
export const detector: Detector = {
  id: 'suppressed-request',
  title: 'Suppressed request',
  affectedThing: 'request',
  mayName: ['other-vendor', 'third-party', 'tag-manager'],
  needs: ['patch', 'asked', 'request', 'network'],
  mustExclude: ['consent-manager', 'delayed-loading'],
  severity: 'high',
  unseen: 'answers kept from other calls than fetch, and addresses set by setAttribute, are not seen',
  notApplicable: ({ hosts }) => (hosts.length > 0 ? null : 'the catalogue lists no host of this vendor'),
  examine(input) {
    const witnessed = witnessedRequests(input.log);
    return callsThroughPatches(input).flatMap((call) => {
      const told = call.asked.fact.arrived ? withheld(call, witnessed) : unsent(call, witnessed);
      return told ? [candidate(call, told, witnessed, input)] : [];
    });
  },
};

/** Sentences around "the … request to …": the first two go before and after it in the active, the last in the passive. */
type Told = [before: string, after: string, was: string, reason?: string];

function unsent({ asked }: AskedCall, witnessed: Witnessed): Told | null {
  if (witnessed.left(asked)) return null;
  switch (asked.fact.outcome) {
    // The patch had a true answer from before; or the caller itself gave up before the patch passed the call on.
    case 'answered':
    case 'ended':
      return null;
    case 'replaced':
      return [
        'answered',
        'by itself and never sent it',
        'was answered by a script and never sent',
        witnessed.hadAnswer(asked) ? 'it may have been answered from an earlier answer' : '',
      ];
    case 'rejected':
      return ['made', 'fail and never sent it', 'was made to fail and never sent'];
    default:
      return ['kept', 'from being sent', 'was never sent'];
  }
}

function withheld({ asked }: AskedCall, witnessed: Witnessed): Told | null {
  const answeredMs = witnessed.answeredMs(asked);
  if (answeredMs === null) return null;
  if (asked.fact.outcome === 'replaced')
    return [
      'gave an answer of its own to',
      '',
      'was sent, and got an answer that a script had made',
      'whether that answer differs from the server’s is not known',
    ];
  if (asked.fact.outcome !== 'pending' || asked.atMs - answeredMs < handedOnWithinMs) return null;
  return ['withheld the answer to', '', 'was sent, and its answer withheld'];
}

function candidate(
  { asked, patch, laidBy }: AskedCall,
  [before, after, was, reason = '']: Told,
  witnessed: Witnessed,
  input: DetectorInput,
): Candidate {
  const { api, method, url, afterMs } = asked.fact;
  const endpoint = endpointOf(url);
  const caller = input.attribute(asked).frames.find((frame) => frame.url !== '');
  const from = caller ? ` by ${endpointOf(caller.url)}:${caller.line ?? '?'}` : '';
  const thing = `the ${input.affected.name} request to ${endpoint}`;
  return {
    act: patch,
    seenAt: asked,
    attribution: laidBy,
    effectSeen: witnessed.isAwake(asked),
    reason,
    claim: 'observed',
    target: endpoint,
    active: [before, thing, after].filter(Boolean).join(' '),
    passive: `${thing} ${was}`,
    what: `${api} ${method} ${endpoint}, asked for${from}, went through a patch of ${patch.fact.api} and ${was}, as seen ${afterMs} ms later`,
  };
}
