import { parentNodeOf } from './natives.ts';

type ShadowOpener = { openOrClosedShadowRoot?: ShadowRoot | null };
type ChromeDom = { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };

/** An element's shadow root, closed ones too: only a content script may look. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  const firefox = (element as ShadowOpener).openOrClosedShadowRoot;
  if (firefox !== undefined) return firefox;
  const { dom } = ((globalThis as { chrome?: ChromeDom }).chrome ?? {}) as ChromeDom;
  if (!(element instanceof HTMLElement)) return element.shadowRoot;
  return dom ? dom.openOrClosedShadowRoot(element) : element.shadowRoot;
}

/** The parent in the flattened view: out of a shadow root to its host. */
export function composedParent(node: Node): Node | null {
  return parentNodeOf(node) ?? (node instanceof ShadowRoot ? node.host : null);
}

export function composedContains(outer: Node, inner: Node): boolean {
  for (let node: Node | null = inner; node; node = composedParent(node)) if (node === outer) return true;
  return false;
}

/** An element's ancestors, nearest first, hosts of shadow roots included. */
export function composedAncestors(element: Element): Element[] {
  const list: Element[] = [];
  for (let node = composedParent(element); node; node = composedParent(node)) {
    if (node instanceof Element) list.push(node);
  }
  return list;
}
