import {
  boxOf,
  childCountOf,
  documentElement,
  inlineStyleOf,
  isHidden,
  nodeNameOf,
  scrollingElement,
  textOf,
} from './natives.ts';
import { lineOfRule } from './rule-line.ts';
import { composedAncestors } from './shadow.ts';
import { putAwayChild } from './shell.ts';
import { type FoundRule, findRule } from './style-rule.ts';

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
    const { opacity } = getComputedStyle(element);
    product *= Number(opacity);
    if (product < leastOpacity) return { element, property: 'opacity', value: opacity };
  }
  return null;
}

function clipped(chain: Element[]): Reason | null {
  for (const element of chain) {
    const { clipPath, clip, position } = getComputedStyle(element);
    if (/^(inset\((100%|50%)\)|(circle|ellipse)\(0)/.test(clipPath)) {
      return { element, property: 'clip-path', value: clipPath };
    }
    if (/^rect\(0px,? 0px,? 0px,? 0px\)/.test(clip) && /absolute|fixed/.test(position)) {
      return { element, property: 'clip', value: clip };
    }
  }
  return null;
}

/** The element whose own size or place takes the box away, and the property that says so. */
function misplaced(chain: Element[]): Reason | null {
  const face = chain[0] as Element;
  const box = boxOf(face);
  const setBy = (properties: string[], value: string): Reason => {
    for (const element of chain) {
      for (const property of properties) {
        if (element instanceof HTMLElement && inlineStyleOf(element).getPropertyValue(property) !== '') {
          return { element, property, value: getComputedStyle(element).getPropertyValue(property) };
        }
      }
    }
    return { element: face, property: properties[0] as string, value };
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

function wayOf({ element, property, value }: Reason): HiddenBy {
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
export function whyHidden(element: Element): HiddenBy | null {
  const chain = [element, ...composedAncestors(element)];
  const reason =
    displayNone(chain) ?? hiddenChildren(element) ?? invisible(chain) ?? transparent(chain) ?? clipped(chain);
  if (reason) return wayOf(reason);
  const { width, height } = boxOf(element);
  const empty = (width === 0 || height === 0) && childCountOf(element) === 0 && !isReplaced(element);
  if (empty && !(element instanceof HTMLElement && inlineStyleOf(element).cssText)) return null;
  const place = misplaced(chain);
  if (!place) return null;
  const way = wayOf(place);
  return way.via === 'unknown' ? { ...way, via: 'layout' } : way;
}

function hiddenChildren(element: Element): Reason | null {
  const away = putAwayChild(element);
  return away ? { element: away, property: 'display', value: 'none' } : null;
}

const isReplaced = (element: Element): boolean =>
  /^(iframe|img|canvas|object|embed|video)$/i.test(nodeNameOf(element));
