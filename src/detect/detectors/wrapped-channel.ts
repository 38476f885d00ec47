import type { Observation, ObservationOf } from '../../model/observation.ts';
import { type AskedCall, callsThroughPatches } from '../asked-calls.ts';
import { endpointOf } from '../describe.ts';
import { type Candidate, type Detector, type DetectorInput, isForeign } from '../detector.ts';
import { isOwnGlobal } from '../own-globals.ts';
import { wrappings } from '../wrappings.ts';

/**
 * A script puts something of its own around the vendor's functions and passes calls on, so that it sees them. That it passes
 * them on shows in stacks: the vendor's code, called by that script, called by the vendor or the site. Where nothing shows
 * it, the function was replaced, which `overwritten-api` tells. Requests that went through another chat's patch of `fetch` and
 * the like are told and nobody is named: error monitors, which such a chat may contain, lay patches too.
 */
export const detector: Detector = {
  id: 'wrapped-channel',
  title: 'Wrapped channel',
  affectedThing: 'function',
  mayName: ['other-vendor'],
  needs: ['global', 'dom', 'request', 'patch', 'asked'],
  mustExclude: [],
  severity: 'medium',
  unseen: 'listeners for messages, and patches of WebSocket.send and postMessage, are not seen',
  notApplicable: ({ globals, hosts }) =>
    globals.length + hosts.length > 0 ? null : 'the catalogue lists no global and no host of this vendor',
  examine: (input) => [...wrappedFunctions(input), ...patchedTransport(input)],
};

function wrappedFunctions(input: DetectorInput): Candidate[] {
  const { passedOnAfter } = wrappings(input);
  return input.log.of('global').flatMap((change) => {
    if (!isOwnGlobal(change, input.affected) || !isForeign(input.attribute(change))) return [];
    const passed = passedOnAfter(change);
    return passed ? [wrapped(change, passed, input)] : [];
  });
}

function wrapped(
  change: ObservationOf<'global'>,
  passed: Observation,
  { affected, attribute }: DetectorInput,
): Candidate {
  const { name, path } = change.fact;
  const target = path ? `window.${name}.${path}` : `window.${name}`;
  const thing = `the ${affected.name} API ${target}`;
  return {
    act: change,
    seenAt: passed,
    attribution: attribute(change),
    effectSeen: true,
    reason: '',
    claim: 'derived',
    target,
    active: `put a function of its own around ${thing} and sees its calls`,
    passive: `a function was put around ${thing}, which sees its calls`,
    what: `${target} was replaced, and a later call came to ${affected.name}'s code through the script that replaced it (${described(passed)})`,
  };
}

function described({ fact }: Observation): string {
  if (fact.kind === 'request') return `${fact.api} ${endpointOf(fact.url)}`;
  return fact.kind === 'dom' ? fact.api : fact.kind;
}

/** Calls that went as they were asked for, through another chat's patch. */
function patchedTransport(input: DetectorInput): Candidate[] {
  return callsThroughPatches(input).flatMap((call) => {
    const { arrived, outcome } = call.asked.fact;
    const isWell = arrived && outcome !== 'pending' && outcome !== 'replaced';
    return isWell && call.laidBy.actor?.party === 'other-vendor' ? [throughPatch(call, input)] : [];
  });
}

function throughPatch({ asked, patch, laidBy }: AskedCall, { affected }: DetectorInput): Candidate {
  const { api, method, url } = asked.fact;
  const thing = `a patch of ${patch.fact.api} through which requests of ${affected.name} went`;
  return {
    act: patch,
    seenAt: asked,
    attribution: laidBy,
    effectSeen: true,
    reason: 'error monitors lay such patches too, and whether this one looks at the calls is not known',
    claim: 'observed',
    target: patch.fact.api,
    active: `laid ${thing}`,
    passive: `there was ${thing}`,
    what: `${api} ${method} ${endpointOf(url)} went through the patch and left as asked`,
  };
}
