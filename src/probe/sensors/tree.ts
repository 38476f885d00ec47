import { type DomAction, emitDom } from '../acts.ts';
import { appendChild, insertBefore, remove, removeChild } from '../hot.ts';
import {
  attributeOf,
  documentBody,
  each,
  getterOf,
  isConnected,
  nodeName,
  nodeType,
  toLowerCase,
} from '../natives.ts';
import {
  childrenOf,
  giveId,
  idOf,
  isNode,
  isRoot,
  isWatched,
  matters,
  parentOf,
  watchUpwards,
} from '../nodes.ts';
import { branded } from '../parameters.ts';
import { running } from '../running.ts';
import type { Sensor } from '../sensor.ts';
import type { Origin } from '../stack.ts';
import { type Watch, type Writer, wrapAccessor, wrapMethod } from '../wrap.ts';

/**
 * Every call that puts nodes into the tree or takes them out. The gate lets pass what concerns neither
 * html, head or body, nor an element that loads something, nor a watched node or an element put right into one.
 */

type Change = {
  target: Node;
  inserted: Node[];
  removed: Node[];
  wholesale: boolean;
  /** Where watched nodes stood before they were moved. */
  from: Node | null;
  outerScript: number | undefined;
};

function change(target: Node, inserted: Node[], removed: Node[], wholesale = false): Change {
  return { target, inserted, removed, wholesale, from: null, outerScript: undefined };
}

function someMatters(nodes: Node[]): boolean {
  for (let i = 0; i < nodes.length; i++) if (matters(nodes[i])) return true;
  return false;
}

/** An element right in a watched one may lie over what is watched; text may not. */
function bringsElement(target: Node, nodes: Node[]): boolean {
  if (!isWatched(target)) return false;
  for (let i = 0; i < nodes.length; i++) if (nodeType(nodes[i] as Node) === 1) return true;
  return false;
}

/** The nodes among the arguments of append, before, replaceWith …; a fragment stands for its children. */
function nodesIn(args: unknown[]): Node[] {
  const nodes: Node[] = [];
  for (let i = 0; i < args.length; i++) {
    const value = args[i];
    if (!isNode(value)) continue;
    if (nodeName(value) !== '#document-fragment') nodes[nodes.length] = value;
    else {
      const children = childrenOf(value);
      for (let j = 0; j < children.length; j++) nodes[nodes.length] = children[j] as Node;
    }
  }
  return nodes;
}

function insertion(target: Node | null, args: unknown[]): Change | undefined {
  if (!target) return undefined;
  const nodes = nodesIn(args);
  if (nodes.length === 0 || !(isRoot(target) || someMatters(nodes) || bringsElement(target, nodes)))
    return undefined;
  const made = change(target, nodes, []);
  for (let i = 0; i < nodes.length; i++) {
    if (isWatched(nodes[i] as Node)) made.from = parentOf(nodes[i] as Node);
  }
  return made;
}

function removal(node: Node, parent: Node | null): Change | undefined {
  return parent && (isWatched(node) || isRoot(parent)) ? change(parent, [], [node]) : undefined;
}

function clearing(target: Node): Change | undefined {
  return isRoot(target) || isWatched(target) ? change(target, [], childrenOf(target), true) : undefined;
}

const isInlineScript = (node: Node): boolean =>
  nodeName(node) === 'SCRIPT' && attributeOf(node as Element, 'src') === null;

function beginInlineScript(made: Change, origin: Origin, api: string): void {
  made.outerScript = running.script;
  for (let i = 0; i < made.inserted.length; i++) {
    const node = made.inserted[i] as Node;
    if (!isInlineScript(node)) continue;
    // It will run when somebody puts in what holds it.
    if (!isConnected(made.target)) watchUpwards(made.target);
    // The script runs inside the native call: what it does must come after its own insertion.
    emitDom(api, 'insert', made.target, [node], origin);
    running.script = idOf(node) ?? giveId(node);
  }
}

function report(made: Change, origin: Origin, api: string): void {
  if (made.removed.length > 0) {
    emitDom(api, 'remove', made.target, made.removed, origin, made.wholesale ? { wholesale: true } : {});
  }
  const inserted: Node[] = [];
  for (let i = 0; i < made.inserted.length; i++) {
    const node = made.inserted[i] as Node;
    if (!isInlineScript(node)) inserted[inserted.length] = node;
  }
  if (inserted.length === 0) return;
  const movedOut = made.from !== null && !isConnected(made.target);
  if (movedOut) watchUpwards(made.target);
  const action: DomAction = movedOut ? 'remove' : 'insert';
  emitDom(api, action, movedOut ? (made.from as Node) : made.target, inserted, origin);
}

const watchTree =
  <Self>(gate: (self: Self, args: unknown[]) => Change | undefined) =>
  (api: string): Watch<Self, unknown[], Change> => ({
    gate,
    before: (made, origin) => beginInlineScript(made, origin, api),
    after(made, origin, _self, done) {
      running.script = made.outerScript;
      if (done) report(made, origin, api);
    },
  });

function replacement(parent: Node | null, old: unknown, args: unknown[]): Change | undefined {
  const made = isNode(old) ? removal(old, parent) : undefined;
  const added = insertion(parent, args);
  if (!made || !added) return made ?? added;
  made.inserted = added.inserted;
  return made;
}

type Row = [name: string, gate: (self: Node, args: unknown[]) => Change | undefined, write?: Writer];

const onNode: Row[] = [
  ['appendChild', (self, args) => insertion(self, [args[0]]), appendChild],
  ['insertBefore', (self, args) => insertion(self, [args[0]]), insertBefore],
  ['replaceChild', (self, args) => replacement(self, args[1], [args[0]])],
  ['removeChild', (self, args) => (isNode(args[0]) ? removal(args[0], self) : undefined), removeChild],
];
const onParents: Row[] = [
  ['append', insertion],
  ['prepend', insertion],
  ['moveBefore', (self, args) => insertion(self, [args[0]])],
  [
    'replaceChildren',
    (self, args) => {
      const made = clearing(self);
      const added = insertion(self, args);
      if (!made || !added) return made ?? added;
      made.inserted = added.inserted;
      return made;
    },
  ],
];
const onChildren: Row[] = [
  ['remove', (self) => removal(self, parentOf(self)), remove],
  ['replaceWith', (self, args) => replacement(parentOf(self), self, args)],
  ['before', (self, args) => insertion(parentOf(self), args)],
  ['after', (self, args) => insertion(parentOf(self), args)],
];

const containerOf = getterOf<Range, Node>(Range, 'commonAncestorContainer');

function rangeChange(self: Range, inserted: Node[]): Change | undefined {
  const container = branded(containerOf, self) as Node;
  if (inserted.length > 0) return insertion(container, inserted);
  if (!isRoot(container) && !isWatched(container)) return undefined;
  return change(container, [], childrenOf(container));
}

/** A range may take out only some of the children: keep those that are gone afterwards. */
const watchRange = (api: string): Watch<Range, unknown[], Change> => ({
  gate: (self) => rangeChange(self, []),
  after(made, origin, _self, done) {
    if (!done) return;
    const gone: Node[] = [];
    for (let i = 0; i < made.removed.length; i++) {
      const node = made.removed[i] as Node;
      if (parentOf(node) !== made.target) gone[gone.length] = node;
    }
    made.removed = gone;
    report(made, origin, api);
  },
});

function wrapRows(owner: object, rows: Row[]): void {
  each(rows, ([name, gate, write]) => wrapMethod(owner, name, watchTree(gate), write));
}

export const sensor: Sensor = {
  id: 'tree',
  install() {
    wrapRows(Node.prototype, onNode);
    wrapRows(Element.prototype, onParents);
    wrapRows(Document.prototype, onParents);
    wrapRows(Element.prototype, onChildren);
    // Turbolinks goes to another page by `document.body = …`.
    wrapAccessor(
      Document.prototype,
      'body',
      'set',
      watchTree((self, args) => {
        const old = self === document ? documentBody(document) : null;
        return old ? replacement(parentOf(old), old, [args[0]]) : undefined;
      }),
    );
    wrapMethod(
      Element.prototype,
      'insertAdjacentElement',
      watchTree((self: Node, args) => {
        const place = typeof args[0] === 'string' ? toLowerCase(args[0]) : '';
        const inside = place === 'afterbegin' || place === 'beforeend';
        return insertion(inside ? self : parentOf(self), [args[1]]);
      }),
    );
    wrapMethod(Range.prototype, 'deleteContents', watchRange);
    wrapMethod(Range.prototype, 'extractContents', watchRange);
    wrapMethod(
      Range.prototype,
      'insertNode',
      watchTree((self: Range, args) => rangeChange(self, nodesIn(args))),
    );
  },
};
