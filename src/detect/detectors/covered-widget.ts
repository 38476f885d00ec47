import { hostOf } from '../../attribution/address.ts';
import type { Attribution } from '../../attribution/attribution.ts';
import { append } from '../../attribution/log.ts';
import type { ObservationOf } from '../../model/observation.ts';
import type { Actor } from '../../model/report.ts';
import { actsOnNode, type DomAct } from '../acts-on-node.ts';
import { coverInsertion, coveringChat, outermostCover } from '../cover.ts';
import { chatPart, describeNode } from '../describe.ts';
import { type Candidate, type Detector, type DetectorInput, isForeign } from '../detector.ts';

type State = ObservationOf<'widget'>;

/**
 * A script lays an element over the chat, or puts the chat beneath one, and leaves it there, so that a click reaches
 * something else. Counted are the times at which the chat came to be covered. Whoever put in an element answers for it
 * only where the chat could not be clicked before: else somebody may have changed it since, and only an act seen at that
 * moment tells. An element that shows something of its own lies there for its own sake, as dialogs, banners and other
 * chats do.
 */
export const detector: Detector = {
  id: 'covered-widget',
  title: 'Covered widget',
  affectedThing: 'element',
  mayName: ['other-vendor', 'third-party', 'tag-manager'],
  needs: ['dom', 'widget'],
  mustExclude: ['coexistence', 'css-conflict'],
  severity: 'high',
  notApplicable: () => null,
  examine(input) {
    const elements = new Map<string, State[]>();
    for (const state of input.log.of('widget')) {
      if (state.fact.vendor !== input.affected.id) continue;
      append(elements, `${state.document}\n${state.fact.node.id}`, state);
    }
    return [...elements.values()]
      .flatMap(coveringsOf)
      .flatMap((covering) => explain(covering, input))
      .sort((a, b) => a.seenAt.atMs - b.seenAt.atMs);
  },
};

/** A time during which one thing lay over an element of the chat: its first state and its last. */
type Covering = { first: State; last: State; everClickable: boolean };

function coveringsOf(states: readonly State[]): Covering[] {
  const coverings: Covering[] = [];
  let current: Covering | null = null;
  let everClickable = false;
  for (const state of states) {
    const { connected, visible, clickable, coveredBy } = state.fact;
    everClickable ||= connected && clickable;
    if (!connected || !visible || clickable || !coveredBy) current = null;
    else if (current && outermostCover(current.first) === outermostCover(state)) current.last = state;
    else {
      current = { first: state, last: state, everClickable };
      coverings.push(current);
    }
  }
  return coverings;
}

function explain(covering: Covering, input: DetectorInput): Candidate[] {
  const { first, last, everClickable } = covering;
  if (!last.fact.cover?.lasting) return [];
  const over = coveringChat(last, input.log);
  if (over?.fact.vendor === input.affected.id) return [];
  const acts = actsOnNode(input.log);
  const act = acts.coveringAct(first) ?? (everClickable ? null : coverInsertion(first, input.log));
  // A chat that scrolls beneath a page's header was not covered by anybody.
  if (!act) {
    const reason = ownPurpose(last) || 'no recorded call laid it there';
    return everClickable && !first.fact.cover?.moved ? [candidate(covering, null, null, reason, input)] : [];
  }
  const attribution = input.attribute(act);
  if (!isForeign(attribution)) return [];
  const reason = over
    ? 'what lies over it is part of another chat'
    : ownPurpose(last) || (acts.coveringAct(first) ? '' : placedByOthers(first, attribution, input));
  return [candidate(covering, act, attribution, reason, input)];
}

/** A bare surface that is larger than so many of the chat's elements is no patch over this one. */
const patchTimesAtMost = 4;

/** Why a cover may lie there for its own sake; empty where nothing but the chat's place explains it. */
function ownPurpose({ fact: { cover, coveredBy } }: State): string {
  if (cover?.dialog) return 'a dialog was open, which keeps the page from use';
  if (cover?.afterInput) return 'it came right after the visitor did something, as menus and dialogs do';
  // What had been there lay there for its own sake: the chat itself was moved or lowered.
  if (cover?.lowered) return '';
  if (cover?.shows === 'content')
    return `${coveredBy ? describeNode(coveredBy) : 'what lies over it'} shows something of its own`;
  if (cover?.shows === 'plain' && cover.times > patchTimesAtMost)
    return 'it lies over far more than the chat, as the backdrop of a dialog does';
  return '';
}

/** Whoever put in an element need not be who decided where it lies: a style rule of somebody else's may say that. */
function placedByOthers(state: State, { actor }: Attribution, input: DetectorInput): string {
  const sheet = state.fact.cover?.placedBy;
  if (sheet === undefined) return '';
  const put = actsOnNode(input.log).insertionBefore(state.document, sheet, state.seq);
  const author = put && input.attribute(put).actor;
  return author && actor && isSame(author, actor)
    ? ''
    : 'a style rule that is not known to be of the same party lays it there';
}

const isSame = (one: Actor, other: Actor): boolean =>
  one.vendor !== null
    ? one.vendor === other.vendor
    : one.scriptUrl !== null && hostOf(one.scriptUrl) === hostOf(other.scriptUrl ?? '');

function candidate(
  { first, last }: Covering,
  act: DomAct | null,
  attribution: Attribution | null,
  reason: string,
  { affected }: DetectorInput,
): Candidate {
  const { node, coveredBy, cover } = last.fact;
  const thing = `the ${affected.name} ${chatPart(node)}`;
  const over = coveredBy ? describeNode(coveredBy) : 'another element';
  const looks = { nothing: ', which shows nothing', plain: ', a bare surface', content: '' };
  return {
    act,
    seenAt: first,
    attribution,
    effectSeen: true,
    reason,
    claim: 'derived',
    target: describeNode(node),
    active: `covered ${thing}`,
    passive: `${thing} was covered`,
    what: `a click at any of nine points of ${describeNode(node)} reached ${over}${cover ? looks[cover.shows] : ''}`,
    before: 'clickable',
    after: `under ${over}`,
  };
}
