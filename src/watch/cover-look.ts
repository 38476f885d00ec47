import { boxOf, childrenOf, nodeNameOf } from './natives.ts';
import { composedAncestors, shadowRootOf } from './shadow.ts';
import { hasText, paintsNever } from './shell.ts';

/** Whether an element that lies over a chat shows the visitor anything: nothing, a bare surface, or something to read or see. */
export type Shows = 'nothing' | 'plain' | 'content';

const leastOpacity = 0.1;
const examinedAtMost = 200;
/** A button without text, colour and border shows nothing, unlike these. */
const showsAlways =
  /^(?:iframe|img|svg|canvas|object|embed|video|audio|input|select|textarea|progress|meter)$/i;

/** What an element and everything inside it show. What is too large to be looked through is taken to show something. */
export function showsOf(root: Element): Shows {
  const around = composedAncestors(root).reduce((product, one) => product * opacityOf(one), 1);
  const queue = [{ element: root, around }];
  let found: Shows = 'nothing';
  for (let i = 0; i < queue.length; i++) {
    if (i === examinedAtMost) return 'content';
    const { element, around } = queue[i] as (typeof queue)[number];
    const opacity = around * opacityOf(element);
    if (opacity < leastOpacity || paintsNever.test(nodeNameOf(element))) continue;
    const shadow = shadowRootOf(element);
    const shown = isSeen(element) ? paintOf(element, shadow) : 'nothing';
    if (shown === 'content') return 'content';
    if (shown === 'plain') found = 'plain';
    const inside = [...childrenOf(element), ...(shadow?.children ?? [])];
    queue.push(...inside.map((child) => ({ element: child, around: opacity })));
  }
  return found;
}

const opacityOf = (element: Element): number => Number(getComputedStyle(element).opacity);

function isSeen(element: Element): boolean {
  const { display, visibility } = getComputedStyle(element);
  const { width, height } = boxOf(element);
  return visibility === 'visible' && (display === 'contents' || (width > 0 && height > 0));
}

function paintOf(element: Element, shadow: ShadowRoot | null): Shows {
  if (showsAlways.test(nodeNameOf(element)) || hasText(element) || (shadow && hasText(shadow)))
    return 'content';
  const found = ['', '::before', '::after'].map((pseudo) => surfaceOf(element, pseudo));
  return found.find((shows) => shows === 'content') ?? found.find((shows) => shows === 'plain') ?? 'nothing';
}

/** Of the element's own box or of a pseudo-element's, without what is inside. */
function surfaceOf(element: Element, pseudo: string): Shows {
  const style = getComputedStyle(element, pseudo);
  const isPlainContent = pseudo === '' ? /^(?:none|normal)$/ : /^""$/;
  if (pseudo !== '' && /^(?:none|normal)$/.test(style.content)) return 'nothing';
  if (!isPlainContent.test(style.content)) return 'content';
  if ([style.backgroundImage, style.maskImage, style.borderImageSource].some((one) => one?.includes('url(')))
    return 'content';
  return paints(style) ? 'plain' : 'nothing';
}

const paints = (style: CSSStyleDeclaration): boolean =>
  alphaOf(style.backgroundColor) >= leastOpacity ||
  [style.backgroundImage, style.boxShadow, style.backdropFilter].some((value) => value && value !== 'none') ||
  edges.some((edge) => isDrawn(style, edge));

/** An outline that is not drawn may have a width all the same. */
const isDrawn = (style: CSSStyleDeclaration, edge: string): boolean =>
  style.getPropertyValue(`${edge}-style`) !== 'none' &&
  Number.parseFloat(style.getPropertyValue(`${edge}-width`)) > 0;

const edges = ['border-top', 'border-right', 'border-bottom', 'border-left', 'outline'];

/** Computed colours print as `rgb(…)`, `rgba(…, alpha)` or `oklch(… / alpha)`. */
function alphaOf(color: string): number {
  const alpha = /^rgba\(.*,\s*([\d.]+)\)$/.exec(color) ?? /\/\s*([\d.]+)\)$/.exec(color);
  return color === 'transparent' ? 0 : Number(alpha?.[1] ?? 1);
}

const timesAtMost = 10_000;

/** How many times the chat's element would fit into the part of the cover that is in view. */
export function timesAs(cover: Element, chat: Element): number {
  const { left, right, top, bottom } = boxOf(cover);
  const width = Math.min(right, innerWidth) - Math.max(left, 0);
  const height = Math.min(bottom, innerHeight) - Math.max(top, 0);
  const box = boxOf(chat);
  const times = (Math.max(width, 0) * Math.max(height, 0)) / Math.max(box.width * box.height, 1);
  return Math.min(Math.ceil(times), timesAtMost);
}
