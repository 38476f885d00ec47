import { onPage } from '../../attribution/log.ts';
import { coveringChat, layingActs } from '../../detect/cover.ts';
import { describeNode } from '../../detect/describe.ts';
import type { Vendor } from '../../model/vendor.ts';
import type { Cause, CauseInput } from '../cause.ts';
import { selectorOf } from '../css-text.ts';
import { isUsable, type State } from '../end-states.ts';
import { presentVendors } from '../presence.ts';
import { statesInQuestion } from '../put-away.ts';

/**
 * Two chats share a corner: another vendor's own chat button, which that vendor put there itself and which can be
 * seen, lies over this one, and that vendor was not seen to act on this chat.
 */
export const cause: Cause = {
  id: 'coexistence',
  title: 'Two chats in one place',
  scope: 'acts',
  examine(input) {
    for (const state of statesInQuestion(input)) {
      if (!state.fact.visible || isUsable(state)) continue;
      const over = coveringChat(state, input.log);
      const other = over && input.vendors.find(({ id }) => id === over.fact.vendor);
      if (!over || !other || !isHarmless(state, over, other, input)) continue;
      const selector = selectorOf(state.fact.node);
      const where = selector ? ': the rule below moves this one up' : '';
      return {
        state: 'established',
        reason: `${describeNode(over.fact.node)}, the ${other.name} chat's own element, lies over it`,
        advice: {
          sentence: `Move one of the two chats to another corner in its vendor's console${where}.`,
          ...(selector ? { paste: `${selector}{translate:0 -96px!important}` } : {}),
        },
      };
    }
    return { state: 'excluded', reason: excludedBecause(input) };
  },
};

function isHarmless(state: State, over: State, other: Vendor, input: CauseInput): boolean {
  if (other.id === input.affected.id || other.category !== 'chat' || !over.fact.visible) return false;
  const isItsOwn = layingActs(state, input.log).every(
    (act) => input.attribute(act).actor?.vendor === other.id,
  );
  return isItsOwn && !actedOnChat(other, state.page, input);
}

function actedOnChat(other: Vendor, page: string, { affected, log, attribute }: CauseInput): boolean {
  return onPage(log, page, 'dom').some(
    (act) =>
      act.fact.marks.some(({ vendor }) => vendor === affected.id) &&
      attribute(act).actor?.vendor === other.id,
  );
}

function excludedBecause({ affected, log, pages, vendors }: CauseInput): string {
  const others = [...presentVendors(log, vendors)]
    .filter(([id, on]) => id !== affected.id && [...on].some((page) => pages.has(page)))
    .map(([id]) => vendors.find((vendor) => vendor.id === id)?.name ?? id);
  if (others.length === 0) return 'no other chat was seen on the page';
  return `the ${others.join(' and the ')} chat was on the page too and was not seen to lie over it of its own`;
}
