import type { NodeRef } from '../model/observation.ts';
import type { State } from './end-states.ts';

type HiddenBy = NonNullable<State['fact']['hiddenBy']>;

/** Values with which the usual hiding properties let an element be seen. */
const harmlessValues: Readonly<Record<string, string>> = {
  display: 'block',
  visibility: 'visible',
  opacity: '1',
  filter: 'none',
  'content-visibility': 'visible',
  'clip-path': 'none',
  'max-width': 'none',
  'max-height': 'none',
  transform: 'none',
  scale: 'none',
  translate: 'none',
  zoom: '1',
  margin: '0',
  'text-indent': '0',
};

/** A selector for an element by its id, else by its classes; null when it has neither. */
export function selectorOf({ tag, htmlId, classes = [] }: NodeRef): string | null {
  if (htmlId) return isName(htmlId) ? `#${htmlId}` : `[id="${htmlId.replace(/["\\\n]/g, '\\$&')}"]`;
  const names = classes.filter(isName).slice(0, 3);
  return names.length > 0 ? `${tag.toLowerCase()}${names.map((name) => `.${name}`).join('')}` : null;
}

/** A rule that undoes the hiding rule for the chat alone; null where the chat has nothing to be named by. */
export function undoingRule(state: State, hiddenBy: HiddenBy): string | null {
  const selector = hiddenSelector(state, hiddenBy);
  if (!selector) return null;
  // Repeated, a selector outweighs a rule of the same kind wherever that one stands.
  const weighty = `${selector}${/^[#.[]/.test(selector) ? selector : ''}`;
  return `${weighty}{${hiddenBy.property}:${harmlessValues[hiddenBy.property] ?? 'auto'}!important}`;
}

/** The hidden element is the chat's own, one around it, or one inside it. */
function hiddenSelector({ fact }: State, { node }: HiddenBy): string | null {
  const own = selectorOf(fact.node);
  if (node.id === fact.node.id) return own;
  const named = selectorOf(node);
  if (named) return named;
  if (!own) return null;
  const tag = node.tag.toLowerCase();
  return fact.ancestors.includes(node.id) ? `${tag}:has(${own})` : `${own} ${tag}`;
}

/** Names that stand in CSS as they are. */
const isName = (name: string): boolean => /^[a-z_][\w-]*$/i.test(name);
