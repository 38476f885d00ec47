import type { NamedFrame } from './choose-frame.ts';
import type { AttributionContext } from './context.ts';
import type { Act } from './provenance.ts';

/** As the build names the probe's script. */
const recorder = 'widget-witness-probe.js';

/**
 * The name that a frame's code gives itself, where that is known to be false and is the recorder's or that of a script of another
 * party which the page loaded, or of the page itself. Bundles and evaluated code name their own files, and files that no page loads (`webpack://`): null.
 */
export function claimedName(
  act: Act,
  { claim, label, author }: NamedFrame,
  { provenance, label: labelOf }: AttributionContext,
): string | null {
  if (!claim) return null;
  if (claim === recorder) return claim;
  const isKnown = author === null ? label.party !== 'unknown' : author.actor !== null;
  const isHere = provenance.scriptsOf(act.page).has(claim) || provenance.isOwnUrl(act, claim);
  if (!isKnown || !isHere) return null;
  const named = labelOf(claim, null, provenance.pageUrl(act.page));
  // Seen from no vendor, every chat vendor is `other-vendor`.
  const isSame = named.vendor === label.vendor && named.name === label.name;
  return isSame ? null : claim;
}
