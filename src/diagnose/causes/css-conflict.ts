import type { DomAct } from '../../detect/acts-on-node.ts';
import { coveringChat, layingActs } from '../../detect/cover.ts';
import { describeNode } from '../../detect/describe.ts';
import type { Advice } from '../../model/report.ts';
import type { Cause, CauseInput } from '../cause.ts';
import { selectorOf, undoingRule } from '../css-text.ts';
import { isUsable, type State } from '../end-states.ts';
import { type HidingRule, isOfSite, pageRule } from '../page-rules.ts';
import { statesInQuestion } from '../put-away.ts';
import { describeRule } from '../rule-place.ts';
import { namesVendor } from '../vendor-names.ts';

/**
 * A general style rule or an element of the page keeps the chat from being seen or clicked: no script of another
 * party put it there. A rule that is about this chat by name is the site's wish, and another cause.
 */
export const cause: Cause = {
  id: 'css-conflict',
  title: 'CSS or z-index conflict',
  scope: 'acts',
  examine(input) {
    for (const state of statesInQuestion(input)) {
      const rule = state.fact.visible ? null : pageRule(state, input);
      if (rule && !(rule.selector && namesVendor(rule.selector, input.affected, state.fact.node))) {
        const reason = `${describeRule(rule)} hides it`;
        return { state: 'established', reason, advice: ruleAdvice(state, rule) };
      }
      if (isCoveredByPage(state, input)) {
        const reason = `${describeNode(state.fact.coveredBy)}, an element of the page, lies over it`;
        return { state: 'established', reason, advice: coverAdvice(state) };
      }
    }
    return {
      state: 'excluded',
      reason: "no rule or element of the page's own was seen to keep the chat from the visitor",
    };
  },
};

type Covered = State & { fact: { coveredBy: NonNullable<State['fact']['coveredBy']> } };

function isCoveredByPage(state: State, input: CauseInput): state is Covered {
  if (!state.fact.visible || isUsable(state) || !state.fact.coveredBy) return false;
  if (coveringChat(state, input.log)) return false;
  return layingActs(state, input.log).every((act) => isOfSite(act, input) || isOfConsentManager(act, input));
}

/** A consent banner is the site's wish, whoever's code draws it. */
const isOfConsentManager = (act: DomAct, { attribute }: CauseInput): boolean =>
  attribute(act).actor?.party === 'consent-manager';

function ruleAdvice(state: State, rule: HidingRule): Advice {
  const paste = undoingRule(state, rule);
  return {
    sentence: `Exempt the chat from ${describeRule(rule)}${paste ? ': add the rule below to the page' : ''}.`,
    ...(paste ? { paste } : {}),
  };
}

function coverAdvice({ fact }: Covered): Advice {
  const selector = selectorOf(fact.node);
  return {
    sentence: `Lift the chat above ${describeNode(fact.coveredBy)}${selector ? ': add the rule below to the page' : ''}.`,
    ...(selector ? { paste: `${selector}{z-index:2147483647!important}` } : {}),
  };
}
