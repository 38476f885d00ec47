import { emitDom } from '../acts.ts';
import { setTextContent } from '../hot.ts';
import { emitMade, tellsMore } from '../made-code.ts';
import {
  documentBody,
  documentElement,
  firstChild,
  getterOf,
  indexOf,
  lastChild,
  listItem,
  listLength,
  nextSibling,
  nodeName,
  nodeType,
  previousSibling,
  queryAll,
  toLowerCase,
} from '../natives.ts';
import { childrenOf, idOf, isRoot, isWatched, parentOf } from '../nodes.ts';
import { branded } from '../parameters.ts';
import type { Sensor } from '../sensor.ts';
import { type Watch, wrapAccessor, wrapMethod } from '../wrap.ts';

/** Markup and text that replace what an element holds, and document.write. */

type Clearing = { target: Node; removed: Node[]; sheet: boolean };

function clearing(target: Node): Clearing {
  if (nodeName(target) === 'STYLE') return { target, removed: [], sheet: true };
  return { target, removed: childrenOf(target), sheet: false };
}

/** Elements that load something and are not yet known: they came with the markup. */
function newcomers(root: Element): Node[] {
  const list = queryAll(root, 'style,link,iframe,script');
  const found: Node[] = [];
  for (let i = 0; i < listLength(list) && found.length < 32; i++) {
    const node = listItem(list, i);
    if (node && idOf(node) === undefined) found[found.length] = node;
  }
  return found;
}

/** Where markup goes: between these neighbours, null at either end. */
type Place = { parent: Node; left: Node | null; right: Node | null };

function placeAt(self: Node, position: string): Place | undefined {
  const outside = parentOf(self);
  switch (position) {
    case 'afterbegin':
      return { parent: self, left: null, right: firstChild(self) };
    case 'beforeend':
      return { parent: self, left: lastChild(self), right: null };
    case 'beforebegin':
      return outside ? { parent: outside, left: previousSibling(self), right: self } : undefined;
    case 'afterend':
      return outside ? { parent: outside, left: self, right: nextSibling(self) } : undefined;
    default:
      return undefined;
  }
}

/** The elements between two neighbours and, inside them, those that load something. */
function broughtTo({ parent, left, right }: Place): Node[] {
  const nodes: Node[] = [];
  for (
    let node = left ? nextSibling(left) : firstChild(parent);
    node && node !== right && nodes.length < 32;
    node = nextSibling(node)
  )
    if (nodeType(node) === 1) nodes[nodes.length] = node;
  const count = nodes.length;
  for (let i = 0; i < count; i++) {
    const inside = newcomers(nodes[i] as Element);
    for (let j = 0; j < inside.length && nodes.length < 32; j++) nodes[nodes.length] = inside[j] as Node;
  }
  return nodes;
}

const watchContent = (api: string): Watch<Node, unknown[], Clearing> => ({
  ignores: (self) => !isRoot(self) && !isWatched(self),
  gate: clearing,
  after(made, origin, _self, done) {
    if (!done) return;
    if (made.sheet) return emitDom(api, 'sheet', made.target, [], origin);
    if (made.removed.length > 0)
      emitDom(api, 'remove', made.target, made.removed, origin, { wholesale: true });
    const added = broughtTo({ parent: made.target, left: null, right: null });
    if (added.length > 0) emitDom(api, 'insert', made.target, added, origin);
  },
});

const content = watchContent('Element.innerHTML');

/** Markup may also bring handlers, which run when the element stands in no document yet. */
const watchMarkup: Watch<Node, unknown[], Clearing | string> = {
  ignores: (self, markup) =>
    content.ignores?.(self, markup) === true &&
    !(typeof markup === 'string' && indexOf(markup, ' on') >= 0 && tellsMore()),
  gate: (self, args) => (content.ignores?.(self, args[0]) ? (args[0] as string) : clearing(self)),
  before(_made, origin, _self, args) {
    const markup = args[0];
    if (typeof markup === 'string' && indexOf(markup, ' on') >= 0) emitMade('markup', markup, origin);
  },
  after(made, origin, self, done) {
    if (typeof made !== 'string') content.after?.(made, origin, self, done);
  },
};

const watchOuter = (api: string): Watch<Node, unknown[], { target: Node; self: Node }> => ({
  gate(self) {
    const target = parentOf(self);
    return target && (isWatched(self) || isRoot(target)) ? { target, self } : undefined;
  },
  after(made, origin, _self, done) {
    if (done) emitDom(api, 'remove', made.target, [made.self], origin);
  },
});

const watchAdjacent = (api: string): Watch<Element, unknown[], Place> => ({
  gate(self, args) {
    const matters = isRoot(self) || isRoot(parentOf(self)) || isWatched(self);
    return matters && typeof args[0] === 'string' ? placeAt(self, toLowerCase(args[0])) : undefined;
  },
  after(place, origin, _self, done) {
    const added = done ? broughtTo(place) : [];
    if (added.length > 0) emitDom(api, 'insert', place.parent, added, origin);
  },
});

const readyState = getterOf<Document, string>(Document, 'readyState');
/** What is no document counts as one that loads: the native will say so. */
const isLoading = (self: Document): boolean => (branded(readyState, self) ?? 'loading') === 'loading';

/** After loading, write and open replace the whole document; while loading, write may bring scripts. */
const watchWrite = (api: string): Watch<Document, unknown[], boolean> => ({
  gate(self, args) {
    if (!isLoading(self)) return true;
    for (let i = 0; i < args.length; i++) {
      if (typeof args[i] === 'string' && indexOf(args[i] as string, '<script') >= 0) return false;
    }
    return undefined;
  },
  before(replaces, origin, self) {
    const root = documentElement(self);
    const body = replaces && documentBody(self);
    if (root) emitDom(api, 'write', root, body ? [body] : [], origin, { wholesale: replaces });
  },
  after(_replaces, origin, self) {
    const root = documentElement(self);
    if (!root) return;
    const added = newcomers(root);
    if (added.length > 0) emitDom(api, 'insert', root, added, origin);
  },
});

const watchOpen = (api: string): Watch<Document, unknown[], boolean> => ({
  ...watchWrite(api),
  gate: (self, args) => (args.length <= 2 && !isLoading(self) ? true : undefined),
});

export const sensor: Sensor = {
  id: 'markup',
  install() {
    wrapAccessor(Element.prototype, 'innerHTML', 'set', watchMarkup);
    wrapMethod(Element.prototype, 'setHTMLUnsafe', watchContent);
    wrapMethod(Element.prototype, 'setHTML', watchContent);
    wrapAccessor(Node.prototype, 'textContent', 'set', watchContent, setTextContent);
    wrapAccessor(HTMLElement.prototype, 'innerText', 'set', watchContent);
    wrapAccessor(Element.prototype, 'outerHTML', 'set', watchOuter);
    wrapAccessor(HTMLElement.prototype, 'outerText', 'set', watchOuter);
    wrapMethod(Element.prototype, 'insertAdjacentHTML', watchAdjacent);
    wrapMethod(Document.prototype, 'write', watchWrite);
    wrapMethod(Document.prototype, 'writeln', watchWrite);
    wrapMethod(Document.prototype, 'open', watchOpen);
  },
};
