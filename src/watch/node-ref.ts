import type { NodeRef } from '../model/observation.ts';
import { classListOf, htmlIdOf, nodeNameOf } from './natives.ts';

/** What nodes looked like at the moment of an act that is taken later, by number. */
export type Seen = ReadonlyMap<number, NodeRef>;
export const nothingSeen: Seen = new Map();

/** The probe tells number and tag alone of a node that it hands over. */
export const described = (ref: NodeRef, node: Node | undefined, seen = nothingSeen): NodeRef =>
  seen.get(ref.id) ?? (node instanceof Element ? nodeRef(node, ref.id) : ref);

/** An element's structure: never content. */
export function nodeRef(element: Element, id: number): NodeRef {
  const classes = [...classListOf(element)].slice(0, 8).map((name) => name.slice(0, 100));
  const htmlId = htmlIdOf(element);
  const url = addressOf(element);
  return {
    id,
    tag: nodeNameOf(element).slice(0, 64),
    ...(htmlId ? { htmlId: htmlId.slice(0, 200) } : {}),
    ...(classes.length > 0 ? { classes } : {}),
    ...(url ? { url: url.slice(0, 4096) } : {}),
  };
}

/** What the element loads: its `src`, or a stylesheet's `href`. */
function addressOf(element: Element): string {
  if (element instanceof HTMLLinkElement) return element.href;
  return 'src' in element && typeof element.src === 'string' ? element.src : '';
}
