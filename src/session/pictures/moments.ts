import type { Observation } from '../../model/observation.ts';
import type { Moment } from '../../model/picture.ts';

/** A picture that is due of what a tab shows. */
export type Due = {
  audit: string;
  tab: number;
  page: string;
  pageUrl: string;
  moment: Moment;
  vendor: string;
};

/** Of one vendor's elements in one page. */
type Seen = { before: boolean; visible: Set<number>; clickable: Set<number> };

const chatsAtMost = 500;

/**
 * Tells from what is recorded when a picture is due: when a chat is first seen in a page, and when an element of it that was
 * seen is not any more, or lies under another. Child frames are left out: their boxes are in coordinates of their own.
 */
export function createMoments() {
  const chats = new Map<string, Seen>();

  const seenOf = (key: string): Seen => {
    const seen = chats.get(key) ?? { before: false, visible: new Set(), clickable: new Set() };
    if (!chats.has(key) && chats.size >= chatsAtMost) chats.clear();
    chats.set(key, seen);
    return seen;
  };

  return {
    dueAfter({ audit, tab, frame, page, pageUrl, fact }: Observation): Due | null {
      if (fact.kind !== 'widget' || frame !== 0) return null;
      const { vendor, node, visible, clickable, coveredBy } = fact;
      const seen = seenOf(`${page} ${vendor}`);
      const isFirst = visible && !seen.before;
      const isGone = !visible && seen.visible.has(node.id);
      const isCovered = visible && coveredBy !== undefined && seen.clickable.has(node.id);
      seen.before ||= visible;
      note(seen.visible, node.id, visible);
      note(seen.clickable, node.id, clickable);
      const moment = isGone || isCovered ? 'after' : isFirst ? 'before' : null;
      return moment && { audit, tab, page, pageUrl, moment, vendor };
    },
  };
}

function note(nodes: Set<number>, id: number, isIn: boolean): void {
  if (isIn) nodes.add(id);
  else nodes.delete(id);
}
