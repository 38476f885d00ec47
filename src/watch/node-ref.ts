import type { NodeRef } from '../model/observation.ts';

/** An element's structure, as the probe describes it: never content. */
export function nodeRef(element: Element, id: number): NodeRef {
  const classes = [...element.classList].slice(0, 8).map((name) => name.slice(0, 100));
  const url = 'src' in element && typeof element.src === 'string' ? element.src : '';
  return {
    id,
    tag: element.nodeName.slice(0, 64),
    ...(element.id ? { htmlId: element.id.slice(0, 200) } : {}),
    ...(classes.length > 0 ? { classes } : {}),
    ...(url ? { url: url.slice(0, 4096) } : {}),
  };
}
