import { type HiddenBy, wayOf } from './hidden-by.ts';
import { attributeOf, matchesSelector } from './natives.ts';
import { composedAncestors } from './shadow.ts';

/** Why an element that can be seen takes no clicks: it is disabled or inert, or they pass through it. Null when nothing says so. */
export function whyDead(face: Element): HiddenBy | null {
  const chain = [face, ...composedAncestors(face)];
  for (const property of ['disabled', 'inert']) {
    const element = chain.find((one) => attributeOf(one, property) !== null && isMeant(one, property));
    if (element) return { element, property, value: 'true', via: 'attribute' };
  }
  return passedThrough(chain);
}

/** `disabled` says nothing of a link or a div. */
const isMeant = (element: Element, property: string): boolean =>
  property === 'inert' || matchesSelector(element, ':disabled');

/** `pointer-events` is inherited: the reason is the outermost element of the run that lets clicks through. */
function passedThrough(chain: Element[]): HiddenBy | null {
  const takes = chain.findIndex((one) => getComputedStyle(one).pointerEvents !== 'none');
  const element = takes === 0 ? undefined : chain.at(takes - 1);
  return element ? wayOf({ element, property: 'pointer-events', value: 'none' }) : null;
}
