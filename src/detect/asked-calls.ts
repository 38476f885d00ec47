import type { Attribution } from '../attribution/attribution.ts';
import type { ObservationOf } from '../model/observation.ts';
import type { Party } from '../model/party.ts';
import type { DetectorInput } from './detector.ts';

type Asked = ObservationOf<'asked'>;

/** A call that went through a patch, as it last stood, with who laid the patch. */
export type AskedCall = { asked: Asked; patch: ObservationOf<'patch'>; laidBy: Attribution };

/** The patch that a fact names by its number. */
export function patchesOf({ log }: DetectorInput) {
  const patches = new Map(log.of('patch').map((patch) => [`${patch.document}\n${patch.fact.patch}`, patch]));
  return (call: Asked | ObservationOf<'swallowed'>) => patches.get(`${call.document}\n${call.fact.patch}`);
}

/** Calls of the affected vendor's that went through a patch of somebody else's and did not go as asked. */
export function callsThroughPatches(input: DetectorInput): AskedCall[] {
  const patchOf = patchesOf(input);
  // Told anew when more becomes known: the last one stands.
  const calls = new Map(input.log.of('asked').map((one) => [`${one.document}\n${one.fact.ask}`, one]));
  return [...calls.values()].flatMap((asked) => {
    const patch = patchOf(asked);
    if (!patch || !input.isAffectedUrl(asked.fact.url) || !isVendors(asked, input)) return [];
    const laidBy = input.attribute(patch);
    return laidBy.actor?.party === 'affected' ? [] : [{ asked, patch, laidBy }];
  });
}

const ownParties: ReadonlySet<Party | undefined> = new Set(['affected', 'site', 'tag-manager']);

/** The vendor's own code asked, whoever called that, or what the site put there to load the chat. */
function isVendors(asked: Asked, { attribute }: DetectorInput): boolean {
  const { actor, frames } = attribute(asked);
  return frames.find(({ url }) => url !== '')?.party === 'affected' || ownParties.has(actor?.party);
}
