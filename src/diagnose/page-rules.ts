import { hostOf } from '../attribution/address.ts';
import { isFramework } from '../attribution/library.ts';
import { actsOnNode, type DomAct } from '../detect/acts-on-node.ts';
import { hostOwner } from '../vendors/match.ts';
import type { CauseInput } from './cause.ts';
import type { State } from './end-states.ts';

export type HidingRule = NonNullable<State['fact']['hiddenBy']>;

/**
 * The style rule by which the page itself hides an element of the chat; null where the rule is the vendor's own or
 * another vendor's, where its sheet is not known, or where somebody else than the site put it in or made it hold.
 */
export function pageRule(state: State, input: CauseInput): HidingRule | null {
  const { hiddenBy } = state.fact;
  // Sheets without an element are made by scripts: nobody can be told to have written them.
  if (hiddenBy?.via !== 'rule' || !hiddenBy.sheet || hiddenBy.ownSheet) return null;
  if (isVendors(hiddenBy.sheet.url, input)) return null;
  const acts = actsOnNode(input.log);
  const led = [acts.sheetAct(state), acts.hidingAct(state)].filter((act) => act !== null);
  return led.every((act) => isOfSite(act, input)) ? hiddenBy : null;
}

/** An act of the site itself; whatever cannot be attributed is not taken for the site's. */
export function isOfSite(act: DomAct, { attribute }: CauseInput): boolean {
  return attribute(act).actor?.party === 'site';
}

/**
 * A framework that the page itself loads drew the page anew and nobody was seen to call it: its templates and
 * components are the site's.
 */
export function isOfPageFramework(act: DomAct, { attribute }: CauseInput): boolean {
  const { actor } = attribute(act);
  if (actor?.party !== 'library' || !actor.scriptUrl) return false;
  return isFramework(actor.scriptUrl) && actor.loadedBy.length === 1;
}

function isVendors(url: string | undefined, { isAffectedUrl, vendors }: CauseInput): boolean {
  if (!url) return false;
  const host = hostOf(url);
  return isAffectedUrl(url) || (host !== null && hostOwner(vendors, host)?.category === 'chat');
}
