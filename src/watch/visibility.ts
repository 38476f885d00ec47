import { whyDead } from './dead-by.ts';
import { type Changed, type HiddenBy, whyHidden } from './hidden-by.ts';
import { boxOf, childrenOf, elementAt, isInPage } from './natives.ts';
import { composedContains, shadowRootOf } from './shadow.ts';

/** What the visitor gets of an element, measured in the isolated world, which the page cannot fake. */
export type Measure = {
  rendered: boolean;
  visible: boolean;
  clickable: boolean;
  hiddenBy?: HiddenBy;
  coveredBy?: Element;
  /** Why a click on what is visible is lost, unless something lies over it. */
  deadBy?: HiddenBy;
};

const examinedDescendantsAtMost = 200;

const hasBox = (element: Element): boolean => {
  const { width, height } = boxOf(element);
  return width > 0 && height > 0;
};

const areaOf = (element: Element): number => {
  const { width, height } = boxOf(element);
  return width * height;
};

/** What stands for the element on the screen: itself, or the largest box inside a container without one. */
export function faceOf(element: Element): Element | null {
  if (hasBox(element)) return element;
  let best: Element | null = null;
  const queue: Element[] = [element];
  for (let i = 0; i < queue.length && i < examinedDescendantsAtMost; i++) {
    const current = queue[i] as Element;
    const shadow = shadowRootOf(current);
    queue.push(...childrenOf(current), ...(shadow ? shadow.children : []));
    if (hasBox(current) && (!best || areaOf(current) > areaOf(best))) best = current;
  }
  return best;
}

/** The topmost element at a point, through shadow roots. Starts at the document: Firefox's
 * `shadowRoot.elementFromPoint` does not see what covers the root. */
function topmostAt(x: number, y: number): Element | null {
  let hit = elementAt(x, y);
  for (;;) {
    const root = hit && shadowRootOf(hit);
    const inner = root ? root.elementFromPoint(x, y) : null;
    if (!inner || inner === hit || !root?.contains(inner)) return hit;
    hit = inner;
  }
}

/** Tries nine points of the face; clickable when at least one of them reaches the element. */
function hitTest(element: Element, face: Element): { clickable: boolean; coveredBy?: Element } {
  const { left, top, width, height } = boxOf(face);
  let cover: Element | undefined;
  for (const down of [0.5, 0.2, 0.8]) {
    for (const across of [0.5, 0.2, 0.8]) {
      const hit = topmostAt(left + width * across, top + height * down);
      if (!hit) continue;
      if (composedContains(element, hit)) return { clickable: true };
      if (!cover && !composedContains(hit, element)) cover = hit;
    }
  }
  // Clicks pass through the face itself: what they reach may lie beneath it.
  if (!cover || getComputedStyle(face).pointerEvents === 'none') return { clickable: false };
  return { clickable: false, coveredBy: cover };
}

/** Measures an element of the document. Forces layout: call sparingly. */
export function measure(element: Element, changed?: Changed): Measure {
  const hidden = { rendered: false, visible: false, clickable: false };
  if (!isInPage(element)) return hidden;
  const face = faceOf(element);
  const hiddenBy = whyHidden(face ?? element, changed);
  if (!face) return hiddenBy ? { ...hidden, hiddenBy } : hidden;
  if (hiddenBy) return { ...hidden, rendered: true, hiddenBy };
  const hit = hitTest(element, face);
  const deadBy = hit.coveredBy ? null : whyDead(face);
  return { rendered: true, visible: true, ...hit, ...(deadBy ? { deadBy } : {}) };
}
