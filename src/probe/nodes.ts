import {
  bare,
  documentBody,
  documentElement,
  documentHead,
  firstChild,
  getPrototypeOf,
  indexOf,
  lastChild,
  nextSibling,
  nodeName,
  nodeType,
  parentOf,
  previousSibling,
  sealed,
  toLowerCase,
  weakMap,
} from './natives.ts';

/** Our number of a node. The probe gives odd ones, the content script even ones; each tells the other. */
const ids = weakMap<Node, number>();
/** Nodes of widgets and all their ancestors, filled by the content script: the gate's one set. */
const watched = sealed(new WeakSet<Node>(), ['has', 'add', 'delete']);
let lastId = -1;

export function idOf(node: Node): number | undefined {
  return ids.get(node);
}

export function giveId(node: Node): number {
  lastId += 2;
  ids.set(node, lastId);
  return lastId;
}

export function watch(node: Node, id: number): void {
  if (!ids.has(node)) ids.set(node, id);
  watched.add(node);
  actsLeft.set(node, endless);
}

/** How many more acts on an element are told. */
const actsLeft = weakMap<Node, number>();
const actsOfAGlance = 30;
/** Taken now: a page may put anything in the place of `Number`. */
const endless = Number.POSITIVE_INFINITY;

/** Watches an element that lies or may come to lie over a chat, for its next acts: what is animated is restyled without end. */
export function glanceAt(node: Node, id: number): void {
  if (watched.has(node) && (actsLeft.get(node) ?? endless) > actsOfAGlance) return;
  watch(node, id);
  actsLeft.set(node, actsOfAGlance);
}

/** An act on this node was told. */
export function countAct(node: Node): void {
  const left = actsLeft.get(node);
  if (left === undefined) return;
  actsLeft.set(node, left - 1);
  if (left <= 1) watched.delete(node);
}

/** What took a watched node out of the document may bring it back in: the gate must not let that pass. */
export function watchUpwards(from: Node): void {
  for (let node: Node | null = from; node; node = parentOf(node)) watched.add(node);
}

export function isWatched(node: Node): boolean {
  return watched.has(node);
}

let html: Node | null = null;
let head: Node | null = null;
let body: Node | null = null;

/** Reads html, head and body anew; the content script says when they may have changed. */
export function refreshRoots(): void {
  html = documentElement(document);
  head = documentHead(document);
  body = documentBody(document);
}

/** html, head or body, whose direct children always matter. Compared, not asked: this runs at every call. */
export function isRoot(node: Node | null): boolean {
  return node !== null && (node === body || node === head || node === html);
}

/** What goes into it or out of it always matters. */
export function isGuarded(node: Node): boolean {
  return isRoot(node) || isWatched(node);
}

/** The commonest of the plain kinds: comparing costs less than asking a set. */
const divKind = HTMLDivElement.prototype;
const spanKind = HTMLSpanElement.prototype;
const textKind = Text.prototype;

/**
 * Kinds that bring nothing and are most of all insertions. Told by prototype, which asks the DOM nothing;
 * what has another prototype is looked at by name.
 */
const plainKinds = sealed(
  new Set<object | null>([
    Comment.prototype,
    HTMLLIElement.prototype,
    HTMLUListElement.prototype,
    HTMLParagraphElement.prototype,
    HTMLAnchorElement.prototype,
    HTMLButtonElement.prototype,
    HTMLInputElement.prototype,
    HTMLLabelElement.prototype,
    HTMLTableRowElement.prototype,
    HTMLTableCellElement.prototype,
    HTMLImageElement.prototype,
  ]),
  ['has'],
);

/** Whether putting this value in matters wherever it goes: it loads something or is watched. */
export function matters(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (watched.has(value as Node)) return true;
  const kind = getPrototypeOf(value);
  if (kind === divKind || kind === spanKind || kind === textKind || plainKinds.has(kind)) return false;
  try {
    return isLoadBearing(value as Node);
  } catch {
    // No node: the native will say so.
    return false;
  }
}

/**
 * How many more elements of a name matter wherever they go: all that bring code, frames or styles, and the first custom
 * elements of a name, which are enough to find a widget. A design system inserts them by the thousand.
 */
const moreOf = bare<Record<string, number>>({
  SCRIPT: endless,
  IFRAME: endless,
  STYLE: endless,
  LINK: endless,
  '#document-fragment': endless,
});
const customAtMost = 5;

function isLoadBearing(node: Node): boolean {
  const name = nodeName(node);
  const more = moreOf[name] ?? (indexOf(name, '-') > 0 ? customAtMost : 0);
  if (more > 0) moreOf[name] = more - 1;
  return more > 0;
}

export function isNode(value: unknown): value is Node {
  if (typeof value !== 'object' || value === null) return false;
  try {
    return nodeType(value as Node) > 0;
  } catch {
    return false;
  }
}

/** The first children of a node, enough to name what a wholesale act took out. */
export function childrenOf(parent: Node): Node[] {
  const list: Node[] = [];
  for (let node = firstChild(parent); node && list.length < 64; node = nextSibling(node)) {
    list[list.length] = node;
  }
  return list;
}

/** Where `insertAdjacentHTML` and the like put something: between these neighbours, null at either end. */
export type Place = { parent: Node; left: Node | null; right: Node | null };

export function placeAt(self: Node, position: unknown): Place | undefined {
  const where = typeof position === 'string' ? toLowerCase(position) : '';
  const parent = where === 'afterbegin' || where === 'beforeend' ? self : parentOf(self);
  if (!parent) return undefined;
  let right: Node | null = null;
  if (where === 'afterbegin') right = firstChild(self);
  else if (where === 'beforebegin') right = self;
  else if (where === 'afterend') right = nextSibling(self);
  return { parent, left: right ? previousSibling(right) : lastChild(parent), right };
}
