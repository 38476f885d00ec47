import { boxOf, childNodesOf, childrenOf, nodeNameOf, textOf } from './natives.ts';
import { shadowRootOf } from './shadow.ts';

const deepest = 5;
const examinedChildren = 20;

/** Elements that the visitor sees whatever their style says of a background. */
const paintsAlways =
  /^(?:iframe|img|svg|canvas|object|embed|video|audio|button|input|select|textarea|progress|meter)$/i;
export const paintsNever = /^(?:script|style|link|template|noscript|meta)$/i;

/**
 * A container that shows nothing of its own (no box, or an empty one) and whose children are all put away: the first
 * child that is not displayed, at any depth. Null where the element shows something, or has no children.
 */
export function putAwayChild(element: Element, depth = 0): Element | null {
  if (depth > deepest || shadowRootOf(element)) return null;
  const children = [...childrenOf(element)].slice(0, examinedChildren);
  const shown = children.filter((child) => !paintsNever.test(nodeNameOf(child)));
  let first: Element | null = null;
  for (const child of shown) {
    const away = getComputedStyle(child).display === 'none' ? child : putAwayChild(child, depth + 1);
    if (!away) return null;
    first ??= away;
  }
  return first && !(hasBox(element) && paints(element)) ? first : null;
}

function hasBox(element: Element): boolean {
  const { width, height } = boxOf(element);
  return width > 0 && height > 0;
}

/** Whether the element itself, without its children, puts anything on the screen. */
function paints(element: Element): boolean {
  if (paintsAlways.test(nodeNameOf(element)) || hasText(element)) return true;
  const { backgroundColor, backgroundImage, boxShadow, borderTopWidth, borderBottomWidth } =
    getComputedStyle(element);
  const isClear = backgroundColor === 'transparent' || /,\s*0\)$/.test(backgroundColor);
  if (!isClear || backgroundImage !== 'none' || boxShadow !== 'none') return true;
  if (Number.parseFloat(borderTopWidth) > 0 || Number.parseFloat(borderBottomWidth) > 0) return true;
  return ['::before', '::after'].some((pseudo) => hasContent(getComputedStyle(element, pseudo).content));
}

const hasContent = (content: string): boolean => content !== 'none' && content !== 'normal' && content !== '';

export function hasText(element: Element | ShadowRoot): boolean {
  return [...childNodesOf(element)]
    .slice(0, examinedChildren)
    .some((node) => node.nodeType === Node.TEXT_NODE && /\S/.test(textOf(node) ?? ''));
}
