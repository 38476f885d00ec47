import { emitDom, emitNodes } from '../acts.ts';
import { appendChild, insertBefore, remove, removeChild } from '../hot.ts';
import {
  attributeOf,
  documentBody,
  each,
  gettersOf,
  isConnected,
  nodeName,
  nodeType,
  only,
  parentOf,
  some,
} from '../natives.ts';
import {
  childrenOf,
  giveId,
  idOf,
  isGuarded,
  isNode,
  isRoot,
  isWatched,
  matters,
  placeAt,
  watchUpwards,
} from '../nodes.ts';
import type { Origin } from '../origin.ts';
import { branded } from '../parameters.ts';
import { running } from '../running.ts';
import type { Sensor } from '../sensor.ts';
import { type Watch, type Writer, wrap } from '../wrap.ts';

/**
 * Every call that puts nodes into the tree or takes them out. The gate lets pass what concerns neither
 * html, head or body, nor an element that loads something, nor a watched node or an element put right into one.
 */

type Change = {
  parent: Node;
  inserted: Node[];
  removed: Node[];
  wholesale: true | undefined;
  /** Where watched nodes stood before they were moved. */
  from: Node | null;
  outerScript: number | undefined;
};

function change(parent: Node, inserted: Node[], removed: Node[], wholesale?: true): Change {
  return { parent, inserted, removed, wholesale, from: null, outerScript: undefined };
}

/** The nodes among the arguments of append, before, replaceWith …; a fragment stands for its children. */
function nodesIn(args: unknown[]): Node[] {
  const nodes: Node[] = [];
  const add = (node: Node) => {
    nodes[nodes.length] = node;
  };
  each(args, (value) => {
    if (!isNode(value)) return;
    if (nodeName(value) === '#document-fragment') each(childrenOf(value), add);
    else add(value);
  });
  return nodes;
}

function insertion(parent: Node | null | undefined, args: unknown[]): Change | undefined {
  if (!parent) return undefined;
  const nodes = nodesIn(args);
  // An element right in a watched one may lie over what is watched; text may not.
  const isIn = isWatched(parent);
  const isMet = isRoot(parent)
    ? nodes.length > 0
    : some(nodes, (node) => matters(node) || (isIn && nodeType(node) === 1));
  if (!isMet) return undefined;
  const made = change(parent, nodes, []);
  each(nodes, (node) => {
    if (isWatched(node)) made.from = parentOf(node);
  });
  return made;
}

function removal(node: unknown, parent: Node | null): Change | undefined {
  return parent && isNode(node) && (isWatched(node) || isRoot(parent))
    ? change(parent, [], [node])
    : undefined;
}

function clearing(parent: Node): Change | undefined {
  return isGuarded(parent) ? change(parent, [], childrenOf(parent), true) : undefined;
}

/** What is taken out and what comes in its place. */
function exchange(made: Change | undefined, added: Change | undefined): Change | undefined {
  if (!made || !added) return made ?? added;
  made.inserted = added.inserted;
  return made;
}

const isInlineScript = (node: Node): boolean =>
  nodeName(node) === 'SCRIPT' && attributeOf(node as Element, 'src') === null;

function beginInlineScript(made: Change, origin: Origin, api: string): void {
  const { parent } = made;
  made.outerScript = running.script;
  each(only(made.inserted, isInlineScript), (node) => {
    // It will run when somebody puts in what holds it.
    if (!isConnected(parent)) watchUpwards(parent);
    // The script runs inside the native call: what it does must come after its own insertion.
    emitDom(api, 'insert', parent, [node], origin);
    running.script = idOf(node) ?? giveId(node);
  });
}

function report({ parent, inserted, removed, wholesale, from }: Change, origin: Origin, api: string): void {
  emitNodes(api, 'remove', parent, removed, origin, { wholesale });
  const others = only(inserted, (node) => !isInlineScript(node));
  if (others.length === 0) return;
  const movedOut = from !== null && !isConnected(parent);
  if (movedOut) watchUpwards(parent);
  emitDom(api, movedOut ? 'remove' : 'insert', movedOut ? from : parent, others, origin);
}

const watchTree =
  <Self>(gate: (self: Self, args: unknown[]) => Change | undefined) =>
  (api: string): Watch<Self, unknown[], Change> => ({
    gate,
    start: (made, origin) => beginInlineScript(made, origin, api),
    always(made) {
      running.script = made.outerScript;
    },
    finish: (made, origin) => report(made, origin, api),
  });

const replacement = (parent: Node | null, old: unknown, args: unknown[]): Change | undefined =>
  exchange(removal(old, parent), insertion(parent, args));

type Gate = (self: Node, args: unknown[]) => Change | undefined;
type Row = [name: string, gate: Gate, write?: Writer];

const ofFirst: Gate = (self, args) => insertion(self, [args[0]]);
const beside: Gate = (self, args) => insertion(parentOf(self), args);

const onNode: Row[] = [
  ['appendChild', ofFirst, appendChild],
  ['insertBefore', ofFirst, insertBefore],
  ['replaceChild', (self, args) => replacement(self, args[1], [args[0]])],
  ['removeChild', (self, args) => removal(args[0], self), removeChild],
];
const onParents: Row[] = [
  ['append', insertion],
  ['prepend', insertion],
  ['moveBefore', ofFirst],
  ['replaceChildren', (self, args) => exchange(clearing(self), insertion(self, args))],
];
const onChildren: Row[] = [
  ['remove', (self) => removal(self, parentOf(self)), remove],
  ['replaceWith', (self, args) => replacement(parentOf(self), self, args)],
  ['before', beside],
  ['after', beside],
];

const [containerOf] = gettersOf(Range, 'commonAncestorContainer');

function rangeChange(self: Range, inserted: Node[]): Change | undefined {
  const container = branded(containerOf, self) as Node;
  if (inserted.length > 0) return insertion(container, inserted);
  return isGuarded(container) ? change(container, [], childrenOf(container)) : undefined;
}

/** A range may take out only some of the children: keep those that are gone afterwards. */
const watchRange = (api: string): Watch<Range, unknown[], Change> => ({
  gate: (self) => rangeChange(self, []),
  finish(made, origin) {
    made.removed = only(made.removed, (node) => parentOf(node) !== made.parent);
    report(made, origin, api);
  },
});

function wrapRows(owner: object, rows: Row[]): void {
  each(rows, ([name, gate, write]) => wrap(owner, name, watchTree(gate), write));
}

export const sensor: Sensor = {
  id: 'tree',
  install() {
    wrapRows(Node, onNode);
    wrapRows(Element, onParents);
    wrapRows(Document, onParents);
    wrapRows(Element, onChildren);
    // Turbolinks goes to another page by `document.body = …`.
    wrap(
      Document,
      'body',
      watchTree((self, args) => {
        const old = self === document ? documentBody(document) : null;
        return old ? replacement(parentOf(old), old, [args[0]]) : undefined;
      }),
    );
    wrap(
      Element,
      'insertAdjacentElement',
      watchTree((self: Node, args) => insertion(placeAt(self, args[0])?.parent, [args[1]])),
    );
    wrap(Range, 'deleteContents', watchRange);
    wrap(Range, 'extractContents', watchRange);
    wrap(
      Range,
      'insertNode',
      watchTree((self: Range, args) => rangeChange(self, nodesIn(args))),
    );
  },
};
