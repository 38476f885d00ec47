import type { ProbeLink } from '../bridge/private-port.ts';
import type { Fact, FactOf, Mark } from '../model/observation.ts';
import type { Standing } from '../model/picture.ts';
import { type Act, createChangeLog } from './change-log.ts';
import { type Covered, createCovers, placeOf } from './covers.ts';
import type { HiddenBy } from './hidden-by.ts';
import type { Hold } from './hold.ts';
import { later, nextFrame } from './later.ts';
import { boxOf, isInOtherDocument, isInPage, rootOf } from './natives.ts';
import { nodeRef } from './node-ref.ts';
import { composedAncestors, composedContains, shadowRootOf } from './shadow.ts';
import { createStanding } from './standing.ts';
import { faceOf, measure } from './visibility.ts';
import type { Visitor } from './visitor.ts';

/** The elements of chat widgets in this document and what became of them. */
export type Widgets = {
  track(element: Element, vendor: string): void;
  /** The widget elements that a change of `node` concerns. An insertion concerns none that it put nowhere. */
  marksOf(node: Node, isInsertion: boolean): Mark[];
  /** Whether an act on these nodes may have changed a chat that is known. */
  mayConcern(action: FactOf<'dom'>['action'], nodes: Node[]): boolean;
  /** The innermost element of a chat that this one is, or stands in; a closed shadow root's host holds what is in it. */
  holding(node: Element): { chat: Element; vendor: string } | null;
  /** The element of a chat at this point of the view that can be seen and takes no clicks. */
  deadAt(x: number, y: number): { chat: Element; vendor: string } | null;
  /** Measures every element, soon: many reasons at once cost one measurement. */
  recheckSoon(): void;
  isTracked(element: Element): boolean;
  /** Where the chats stand at this moment, for a picture. */
  standing(): Omit<Standing, 'document'>;
  /** An element was put right into html or body. */
  mayLieOver(element: Element): void;
  /** An act was recorded as number `seq`: what changes in this turn may be its doing. */
  acted(seq: number, act: Act): void;
  stop(): void;
};

const trackedAtMost = 60;
const measurementsPerSecond = 20;
const frameWithinMs = 100;
/** A chat that comes while the page comes about is measured at the latest so long after. */
const measuredWithinMs = 150;

/** Why an element is hidden and the act behind it: kept as long as the reason stays the same. */
type Explanation = { reason: string; by: number | undefined };

type Tracked = Covered & {
  explanation?: Explanation;
  vendor: string;
  last: string;
  connected: boolean;
  wasVisible: boolean;
  /** Its ancestors when it was last measured. */
  around: ReadonlySet<Element>;
  isDead: boolean;
};

export function createWidgets(
  link: ProbeLink,
  record: (fact: Fact) => void,
  visitor: Visitor,
  hold: Hold,
): Widgets {
  const tracked = new Map<Element, Tracked>();
  let spentInWindow = 0;
  let windowStartMs = 0;
  let scheduled = false;
  const changes = createChangeLog();
  const covers = createCovers(link, changes, visitor);
  const standing = createStanding();

  const factOf = (item: Tracked): FactOf<'widget'> => {
    const { element, vendor } = item;
    const { hiddenBy, coveredBy, deadBy, ...state } = measure(element, changes.changedAt);
    if (!coveredBy) delete item.cover;
    const ancestors = composedAncestors(element).slice(0, 64);
    return {
      kind: 'widget',
      vendor,
      node: nodeRef(element, link.idOf(element)),
      ancestors: ancestors.map((a) => link.idOf(a)),
      connected: isInPage(element),
      ...state,
      ...(hiddenBy ? { hiddenBy: hiddenByRef(hiddenBy, item) } : {}),
      ...(deadBy ? { deadBy: hiddenByRef(deadBy, item) } : {}),
      ...(coveredBy ? covers.tell(coveredBy, item) : {}),
    };
  };

  const explain = (hiddenBy: HiddenBy, item: Tracked): number | undefined => {
    const { element, property, sheet } = hiddenBy;
    const reason = `${link.idOf(element)} ${property} ${sheet ? link.idOf(sheet) : ''}`;
    if (item.explanation?.reason !== reason) {
      // What already hid whatever stood in it hides the chat that was moved there.
      const isAround = element !== item.element && composedContains(element, item.element);
      const isMoved = isAround && item.around.size > 0 && !item.around.has(element);
      const by = isMoved ? changes.lastMoveOf(item.element) : changes.authorOf(hiddenBy, item.wasVisible);
      item.explanation = { reason, by };
    }
    return item.explanation.by;
  };

  const isOwn = (sheet: Element, vendor: string): boolean =>
    [...tracked.values()].some((one) => one.vendor === vendor && composedContains(one.element, sheet));

  const hiddenByRef = (hiddenBy: HiddenBy, item: Tracked) => {
    const { element, sheet, ...rest } = hiddenBy;
    const by = explain(hiddenBy, item);
    return {
      ...rest,
      node: nodeRef(element, link.idOf(element)),
      ...(sheet ? { sheet: nodeRef(sheet, link.idOf(sheet)) } : {}),
      ...(sheet && isOwn(sheet, item.vendor) ? { ownSheet: true } : {}),
      ...(by === undefined ? {} : { by }),
    };
  };

  const check = (item: Tracked) => {
    const fact = factOf(item);
    item.around = new Set(composedAncestors(item.element));
    const now = JSON.stringify({ ...fact, ancestors: [] });
    if (now === item.last) return;
    item.last = now;
    if (fact.connected && !item.connected) watchAround(item.element);
    item.connected = fact.connected;
    if (fact.visible && !fact.deadBy) delete item.explanation;
    item.isDead = fact.deadBy !== undefined;
    if (fact.clickable) item.clickableAt = placeOf(item.element);
    else if (!fact.connected) item.clickableAt = null;
    item.wasVisible = fact.visible || (item.wasVisible && fact.connected);
    record(fact);
  };

  const budgetLeft = (): boolean => {
    const nowMs = performance.now();
    if (nowMs - windowStartMs > 1_000) {
      windowStartMs = nowMs;
      spentInWindow = 0;
    }
    return spentInWindow++ < measurementsPerSecond;
  };

  const recheck = () => {
    scheduled = false;
    changes.endTurn();
    for (const item of tracked.values()) check(item);
    changes.measured();
  };

  const recheckSoon = () => {
    if (tracked.size === 0 || scheduled) return;
    scheduled = true;
    if (hold.isHolding) hold.endWithin(measuredWithinMs);
    hold.afterwards(measureSoon);
  };

  const measureSoon = () => {
    // Nobody saw any of them yet; to measure now would lay out a page that is still coming about once more.
    const isUnseen = [...tracked.values()].every(({ last }) => last === '');
    if (isUnseen) return nextFrame(recheck, frameWithinMs);
    const within = budgetLeft();
    if (within) queueMicrotask(recheck);
    else later(recheck, 1_000 / measurementsPerSecond);
  };

  const observer = new MutationObserver((records) => {
    for (const { target } of records) if (target instanceof Element) changes.follow(target);
    changes.endTurn();
    recheckSoon();
  });

  /** The element, its ancestors and shadow roots; never a whole subtree (design, section 3). */
  const watchAround = (element: Element) => {
    const shadow = shadowRootOf(element);
    for (const node of [element, ...composedAncestors(element), ...(shadow ? [shadow] : [])]) {
      observer.observe(node, { attributes: true, childList: true });
      link.watch(node);
      if (node instanceof Element) changes.follow(node);
      const root = rootOf(node);
      if (root instanceof ShadowRoot) observer.observe(root, { childList: true });
    }
  };

  return {
    isTracked: (element) => tracked.has(element),
    standing: () =>
      standing([...tracked.values()].map((item) => ({ ...item, node: link.idOf(item.element) }))),
    track(element, vendor) {
      if (tracked.has(element) || tracked.size >= trackedAtMost) return forgetGone(tracked);
      tracked.set(element, {
        element,
        vendor,
        last: '',
        connected: isInPage(element),
        wasVisible: false,
        around: new Set(),
        isDead: false,
        clickableAt: null,
      });
      watchAround(element);
      recheckSoon();
    },
    mayConcern: (action, nodes) =>
      action === 'insert'
        ? nodes.some((node) => [...tracked.keys()].some((chat) => composedContains(node, chat)))
        : tracked.size > 0,
    marksOf(node, isInsertion) {
      const marks: Mark[] = [];
      for (const { element, vendor } of tracked.values()) {
        const relation = relationOf(node, element);
        if (!relation) continue;
        const connected = isInPage(element);
        const isNowhere = !connected && !isInOtherDocument(element);
        if (isInsertion && (relation === 'inside' || isNowhere)) continue;
        const ref = nodeRef(element, link.idOf(element));
        marks.push({ vendor, node: ref, connected, relation });
        if (marks.length === 32) break;
      }
      return marks;
    },
    holding(node) {
      for (const element of [node, ...composedAncestors(node)]) {
        const item = tracked.get(element);
        if (item) return { chat: element, vendor: item.vendor };
      }
      if (!shadowRootOf(node)) return null;
      const inside = [...tracked.values()].find(({ element }) => composedContains(node, element));
      return inside ? { chat: node, vendor: inside.vendor } : null;
    },
    deadAt(x, y) {
      const dead = [...tracked.values()].find(({ isDead, element }) => isDead && holdsPoint(element, x, y));
      return dead ? { chat: dead.element, vendor: dead.vendor } : null;
    },
    recheckSoon,
    mayLieOver: covers.mayLie,
    acted(seq, act) {
      changes.acted(seq, act);
      queueMicrotask(changes.endTurn);
    },
    stop() {
      observer.disconnect();
      tracked.clear();
    },
  };
}

/** A vendor that rebuilds its widget leaves dead elements behind: they make room. */
function forgetGone(tracked: Map<Element, Tracked>): void {
  if (tracked.size < trackedAtMost) return;
  for (const [element, item] of tracked) if (!item.connected && !isInPage(element)) tracked.delete(element);
}

function holdsPoint(element: Element, x: number, y: number): boolean {
  const { left, right, top, bottom } = boxOf(faceOf(element) ?? element);
  return isInPage(element) && x >= left && x <= right && y >= top && y <= bottom;
}

function relationOf(node: Node, element: Element): Mark['relation'] | null {
  if (node === element) return 'self';
  if (composedContains(node, element)) return 'ancestor';
  return composedContains(element, node) ? 'inside' : null;
}
