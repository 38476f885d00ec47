import { emitDom, emitNodes } from '../acts.ts';
import { setTextContent } from '../hot.ts';
import { emitMade, tellsMore } from '../made-code.ts';
import {
  documentBody,
  documentElement,
  each,
  firstChild,
  indexOf,
  listItem,
  listLength,
  nextSibling,
  nodeName,
  nodeType,
  parentOf,
  queryAll,
  readyState,
  some,
} from '../natives.ts';
import { childrenOf, idOf, isGuarded, isRoot, isWatched, type Place, placeAt } from '../nodes.ts';
import { branded } from '../parameters.ts';
import type { Sensor } from '../sensor.ts';
import { type Watch, wrap } from '../wrap.ts';

/** Markup and text that replace what an element holds, and document.write. */

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

/** The elements between two neighbours and, inside them, those that load something. */
function broughtTo({ parent, left, right }: Place): Node[] {
  const brought: Node[] = [];
  const add = (node: Node) => {
    brought[brought.length] = node;
  };
  let node = left ? nextSibling(left) : firstChild(parent);
  for (; node && node !== right && brought.length < 32; node = nextSibling(node))
    if (nodeType(node) === 1) add(node);
  const count = brought.length;
  for (let i = 0; i < count; i++) each(newcomers(brought[i] as Element), add);
  return brought;
}

const watchContent = (api: string): Watch<Node, unknown[], Node[]> => ({
  ignores: (self) => !isGuarded(self),
  gate: childrenOf,
  finish(removed, origin, self) {
    if (nodeName(self) === 'STYLE') return emitDom(api, 'sheet', self, [], origin);
    emitNodes(api, 'remove', self, removed, origin, { wholesale: true });
    emitNodes(api, 'insert', self, broughtTo({ parent: self, left: null, right: null }), origin);
  },
});

const content = watchContent('Element.innerHTML');
const hasHandlers = (markup: unknown): boolean => typeof markup === 'string' && indexOf(markup, ' on') >= 0;

/** Markup may also bring handlers, which run when the element stands in no document yet. */
const watchMarkup: Watch<Node, unknown[], Node[] | true> = {
  ignores: (self, markup) => !isGuarded(self) && !(hasHandlers(markup) && tellsMore()),
  gate: (self) => !isGuarded(self) || childrenOf(self),
  start(_removed, origin, _self, args) {
    if (hasHandlers(args[0])) emitMade('markup', args[0], origin);
  },
  finish(removed, origin, self, result) {
    if (removed !== true) content.finish?.(removed, origin, self, result);
  },
};

const watchOuter = (api: string): Watch<Node, unknown[], Node> => ({
  gate(self) {
    const parent = parentOf(self);
    return parent && (isWatched(self) || isRoot(parent)) ? parent : undefined;
  },
  finish: (parent, origin, self) => emitDom(api, 'remove', parent, [self], origin),
});

const watchAdjacent = (api: string): Watch<Element, unknown[], Place> => ({
  gate: (self, args) => (isGuarded(self) || isRoot(parentOf(self)) ? placeAt(self, args[0]) : undefined),
  finish: (place, origin) => emitNodes(api, 'insert', place.parent, broughtTo(place), origin),
});

/** What is no document counts as one that loads: the native will say so. */
const isLoading = (self: Document): boolean => (branded(readyState, self) ?? 'loading') === 'loading';

/** After loading, write and open replace the whole document; while loading, write may bring scripts. */
const watchWrite = (api: string): Watch<Document, unknown[], boolean> => ({
  gate(self, args) {
    if (!isLoading(self)) return true;
    return some(args, (text) => typeof text === 'string' && indexOf(text, '<script') >= 0)
      ? false
      : undefined;
  },
  start(replaces, origin, self) {
    const root = documentElement(self);
    const body = replaces && documentBody(self);
    if (root) emitDom(api, 'write', root, body ? [body] : [], origin, { wholesale: replaces });
  },
  finish(_replaces, origin, self) {
    const root = documentElement(self);
    if (root) emitNodes(api, 'insert', root, newcomers(root), origin);
  },
});

const watchOpen = (api: string): Watch<Document, unknown[], boolean> => ({
  ...watchWrite(api),
  gate: (self, args) => (args.length <= 2 && !isLoading(self) ? true : undefined),
});

export const sensor: Sensor = {
  id: 'markup',
  install() {
    wrap(Element, 'innerHTML', watchMarkup);
    wrap(Element, 'setHTMLUnsafe', watchContent);
    wrap(Element, 'setHTML', watchContent);
    wrap(Node, 'textContent', watchContent, setTextContent);
    wrap(HTMLElement, 'innerText', watchContent);
    wrap(Element, 'outerHTML', watchOuter);
    wrap(HTMLElement, 'outerText', watchOuter);
    wrap(Element, 'insertAdjacentHTML', watchAdjacent);
    wrap(Document, 'write', watchWrite);
    wrap(Document, 'writeln', watchWrite);
    wrap(Document, 'open', watchOpen);
  },
};
