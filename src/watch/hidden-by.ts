import { clipsAll } from './clip.ts';
import {
  animationsOf,
  attributeOf,
  boxOf,
  childCountOf,
  childrenOf,
  documentElement,
  inlineStyleOf,
  isHidden,
  matchesSelector,
  nodeNameOf,
  rootOf,
  scrollingElement,
  textOf,
} from './natives.ts';
import { lineOfRule } from './rule-line.ts';
import { composedAncestors, shadowRootOf } from './shadow.ts';
import { putAwayChild } from './shell.ts';
import { type FoundRule, findRule, soleUnreadableSheet } from './style-rule.ts';

/** The element and property that keep an element from being seen, and how it came by it. */
export type HiddenBy = {
  element: Element;
  property: string;
  value: string;
  via: 'inline' | 'attribute' | 'rule' | 'layout' | 'unknown';
  selector?: string;
  sheet?: Element;
  line?: number;
};

const leastOpacity = 0.1;
const leastSizePx = 4;

type Reason = { element: Element; property: string; value: string };
/** How recently a script changed this property of the element's own style; 0 where nobody did since it was last measured. */
export type Changed = (element: Element, property: string) => number;
const unchanged: Changed = () => 0;

function displayNone(chain: Element[]): Reason | null {
  const element = chain.find((e) => getComputedStyle(e).display === 'none');
  return element ? { element, property: 'display', value: 'none' } : null;
}

/** Visibility is inherited: the reason is the outermost element of the hidden run. */
function invisible(chain: Element[]): Reason | null {
  const first = chain[0] as Element;
  const value = getComputedStyle(first).visibility;
  if (value === 'visible') return null;
  let element = first;
  for (const next of chain.slice(1)) {
    if (getComputedStyle(next).visibility === 'visible') break;
    element = next;
  }
  return { element, property: 'visibility', value };
}

function transparent(chain: Element[]): Reason | null {
  let product = 1;
  for (const element of chain) {
    const { opacity, filter } = getComputedStyle(element);
    product *= Number(opacity);
    if (product < leastOpacity) return { element, property: 'opacity', value: opacity };
    product *= Number(/opacity\(([\d.]+)\)/.exec(filter)?.[1] ?? 1);
    if (product < leastOpacity) return { element, property: 'filter', value: filter };
  }
  return null;
}

function clipped(chain: Element[]): Reason | null {
  for (const element of chain) {
    const { clipPath, clip, position } = getComputedStyle(element);
    if (clipPath !== 'none' && clipsAll(clipPath, boxOf(element)))
      return { element, property: 'clip-path', value: clipPath };
    if (/^rect\(0px,? 0px,? 0px,? 0px\)/.test(clip) && /absolute|fixed/.test(position)) {
      return { element, property: 'clip', value: clip };
    }
  }
  return null;
}

/** An ancestor that lays nothing of its content out: by its style, as a closed `details`, or as a host without a slot for it. */
function skipped(chain: Element[]): Reason | null {
  for (const [index, element] of chain.entries()) {
    const child = chain[index - 1];
    if (!child) continue;
    if (getComputedStyle(element).getPropertyValue('content-visibility') === 'hidden')
      return { element, property: 'content-visibility', value: 'hidden' };
    if (isClosedDetails(element, child)) return { element, property: 'open', value: 'closed' };
    if (hasNoSlotFor(child, element)) return { element, property: 'slot', value: 'none' };
  }
  return null;
}

function isClosedDetails(element: Element, child: Element): boolean {
  if (nodeNameOf(element) !== 'DETAILS' || attributeOf(element, 'open') !== null) return false;
  const summary = [...childrenOf(element)].find((one) => nodeNameOf(one) === 'SUMMARY');
  return child !== summary;
}

function hasNoSlotFor(child: Element, host: Element): boolean {
  const root = shadowRootOf(host);
  if (!root || rootOf(child) === root) return false;
  const name = attributeOf(child, 'slot') ?? '';
  return ![...root.querySelectorAll('slot')].some((slot) => slot.name === name);
}

/** The element whose own size or place takes the box away, and the property that says so. */
function misplaced(chain: Element[], changed: Changed): Reason | null {
  const face = chain[0] as Element;
  const box = boxOf(face);
  const setBy = (properties: string[], value: string): Reason => {
    const set = chain.flatMap((element) =>
      properties
        .filter(
          (property) =>
            element instanceof HTMLElement && inlineStyleOf(element).getPropertyValue(property) !== '',
        )
        .map((property) => ({ element, property })),
    );
    // A vendor gives its button a size and a place as well: what was changed last moved it.
    const [last = { element: face, property: properties[0] as string }] = set.sort(
      (one, other) => changed(other.element, other.property) - changed(one.element, one.property),
    );
    const isSet = set.length > 0;
    return { ...last, value: isSet ? getComputedStyle(last.element).getPropertyValue(last.property) : value };
  };
  if (box.width < leastSizePx || box.height < leastSizePx) {
    const shape = ['width', 'height', 'max-width', 'max-height', 'transform', 'scale', 'zoom'];
    return setBy(shape, `${box.width}x${box.height}px`);
  }
  const root = scrollingElement() ?? documentElement() ?? face;
  const right = Math.max(root.scrollWidth, innerWidth);
  const outside =
    box.right + scrollX <= 0 ||
    box.bottom + scrollY <= 0 ||
    box.left + scrollX >= right ||
    pinnedOutside(face, box);
  const place = [
    'left',
    'right',
    'top',
    'bottom',
    'inset',
    'transform',
    'translate',
    'margin',
    'text-indent',
  ];
  return outside ? setBy(place, 'outside the view') : null;
}

const pinnedOutside = (face: Element, box: DOMRect): boolean =>
  (box.top >= innerHeight || box.bottom <= 0 || box.left >= innerWidth) && isPinned(face);

const isPinned = (face: Element): boolean =>
  [face, ...composedAncestors(face)].some((e) => getComputedStyle(e).position === 'fixed');

export function wayOf({ element, property, value }: Reason): HiddenBy {
  const found: HiddenBy = { element, property, value: value.slice(0, 64), via: 'unknown' };
  if (element instanceof HTMLElement && inlineStyleOf(element).getPropertyValue(property) !== '') {
    return { ...found, via: 'inline' };
  }
  const rule = findRule(element, property, value);
  if (rule) return { ...found, via: 'rule', selector: rule.selector, ...placeOf(rule) };
  if (property === 'display' && element instanceof HTMLElement && isHidden(element))
    return { ...found, via: 'attribute' };
  return found;
}

/** What nothing that can be read explains comes of the one sheet that cannot be read. */
function orUnreadable(way: HiddenBy): HiddenBy {
  const { element, via } = way;
  const sheet = via === 'unknown' && isOfSomeRule(element) ? soleUnreadableSheet(element) : null;
  return sheet ? { ...way, via: 'rule', sheet } : way;
}

/** Neither an animation nor the browser's own sheet gives the element what hides it. */
const isOfSomeRule = (element: Element): boolean =>
  animationsOf(element).length === 0 && !matchesSelector(element, '[popover], dialog');

/** The element that owns the rule's sheet, and the line in its text. */
function placeOf({ owner, selector }: FoundRule): Pick<HiddenBy, 'sheet' | 'line'> {
  if (!owner) return {};
  const line = nodeNameOf(owner).toUpperCase() === 'STYLE' ? lineOfRule(textOf(owner) ?? '', selector) : null;
  return { sheet: owner, ...(line === null ? {} : { line }) };
}

/**
 * Why the visitor does not see an element that has a box (or would have one); null when nothing hides it.
 * An element that was never given content has no reason either.
 */
export function whyHidden(element: Element, changed: Changed = unchanged): HiddenBy | null {
  const chain = [element, ...composedAncestors(element)];
  // What stands in no place of a shadow tree has no computed style at all.
  const unlaid = skipped(chain);
  if (unlaid) return asLayout(wayOf(unlaid));
  const reason =
    displayNone(chain) ?? hiddenChildren(element) ?? invisible(chain) ?? transparent(chain) ?? clipped(chain);
  if (reason) return orUnreadable(wayOf(reason));
  const { width, height } = boxOf(element);
  const empty = (width === 0 || height === 0) && childCountOf(element) === 0 && !isReplaced(element);
  if (empty && !(element instanceof HTMLElement && inlineStyleOf(element).cssText)) return null;
  const place = misplaced(chain, changed);
  return place && asLayout(wayOf(place));
}

const asLayout = (way: HiddenBy): HiddenBy => (way.via === 'unknown' ? { ...way, via: 'layout' } : way);

function hiddenChildren(element: Element): Reason | null {
  const away = putAwayChild(element);
  return away ? { element: away, property: 'display', value: 'none' } : null;
}

const isReplaced = (element: Element): boolean =>
  /^(iframe|img|canvas|object|embed|video)$/i.test(nodeNameOf(element));
