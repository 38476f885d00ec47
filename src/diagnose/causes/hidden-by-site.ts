import { readable } from '../../attribution/address.ts';
import { actsOnNode, type DomAct } from '../../detect/acts-on-node.ts';
import type { Actor, Advice, CauseState } from '../../model/report.ts';
import type { Cause, CauseInput } from '../cause.ts';
import { undoingRule } from '../css-text.ts';
import { type State, unusableEnds } from '../end-states.ts';
import { isOfPageFramework, isOfSite, pageRule } from '../page-rules.ts';
import { statesInQuestion } from '../put-away.ts';
import { describeRule } from '../rule-place.ts';
import { namesVendor } from '../vendor-names.ts';
import { isPageReplacement } from './page-replacement.ts';

type Established = Omit<CauseState, 'id'>;

/** The site's own code took this chat away or hid it, or a rule of its own that is about this chat by name does. */
export const cause: Cause = {
  id: 'hidden-by-site',
  title: 'Hidden by the site',
  scope: 'acts',
  examine(input) {
    return (
      byRule(input) ??
      byAct(input) ?? {
        state: 'excluded',
        reason: "neither the site's own code nor a rule about this chat was seen to keep it away",
      }
    );
  },
};

function byRule(input: CauseInput): Established | null {
  for (const state of statesInQuestion(input)) {
    const rule = state.fact.visible ? null : pageRule(state, input);
    if (!rule?.selector || !namesVendor(rule.selector, input.affected, state.fact.node)) continue;
    const paste = undoingRule(state, rule);
    const advice: Advice = {
      sentence: `Take ${describeRule(rule)} out where the chat is wanted${paste ? ', or add the rule below' : ''}.`,
      ...(paste ? { paste } : {}),
    };
    return { state: 'established', reason: `${describeRule(rule)} is about this chat and hides it`, advice };
  }
  return null;
}

function byAct(input: CauseInput): Established | null {
  const hit = actsInQuestion(input).find(
    (act) => (isOfSite(act, input) || isOfPageFramework(act, input)) && !isPageReplacement(act, input),
  );
  const actor = hit && input.attribute(hit).actor;
  if (!hit || !actor) return null;
  const did = hit.fact.action === 'remove' || hit.fact.wholesale ? 'took it out' : 'hid it';
  if (actor.party === 'library') {
    return {
      state: 'established',
      reason: `${readable(actor.scriptUrl ?? '')}, the framework that the page itself loads, ${did} as it drew the page`,
      advice: {
        sentence: "Draw the chat outside the framework's part of the page, if it is wanted everywhere.",
      },
    };
  }
  return {
    state: 'established',
    reason: `${hit.fact.api} in the site's own code ${did}: ${placeOf(actor)}`,
    advice: {
      sentence: `Change ${placeOf(actor)}, where the site's own code ${did}, if the chat is wanted.`,
    },
  };
}

function actsInQuestion(input: CauseInput): DomAct[] {
  if (input.candidates) {
    // What still can be seen was covered.
    return input.candidates
      .filter(({ seenAt }) => seenAt.fact.kind !== 'widget' || !seenAt.fact.visible)
      .flatMap(({ act }) => (act?.fact.kind === 'dom' ? [act as DomAct] : []));
  }
  const acts = actsOnNode(input.log);
  const ends = unusableEnds(input);
  const hiding = statesInQuestion(input).flatMap((state) => acts.hidingAct(state) ?? []);
  const removing = input.log
    .of('dom')
    .filter((act) => tookAway(act, input) && isStillGone(act, ends.get(act.page)));
  return [...hiding, ...removing];
}

function tookAway({ fact }: DomAct, { affected }: CauseInput): boolean {
  return fact.marks.some(
    ({ vendor, connected, relation }) => vendor === affected.id && !connected && relation !== 'inside',
  );
}

/** The page load ended without a chat, and what this act took out was not put back. */
function isStillGone({ document, fact }: DomAct, ends: readonly State[] | undefined): boolean {
  if (!ends) return false;
  return fact.marks.some(({ node }) => {
    const end = ends.find((state) => state.document === document && state.fact.node.id === node.id);
    return !end?.fact.connected;
  });
}

function placeOf({ scriptUrl, line, column, name }: Actor): string {
  if (!scriptUrl) return name;
  return [readable(scriptUrl), line, column].filter((part) => part !== null).join(':');
}
