import type { HiddenBy } from './hidden-by.ts';
import { allSheets, attributeOf, inlineStyleOf, nodeNameOf } from './natives.ts';
import { composedAncestors, composedContains } from './shadow.ts';
import { findRule } from './style-rule.ts';

/**
 * Which act changed which property of a watched element. A script that asks for `element.style` may only
 * read it, and another may ask right after: so the values are compared at every act and at the end of
 * every turn, and a change belongs to the act that came last before it in the same turn. A change in a
 * turn without an act (a style object kept from before) belongs to nobody: better unknown than wrong.
 */
export type ChangeLog = {
  /** Begins to follow an element's values. */
  follow(element: Element): void;
  /** An act was recorded as number `seq`. */
  acted(seq: number, act: Act): void;
  /** A script's turn is over: what changed belongs to its last act. */
  endTurn(): void;
  /** A measurement was taken: later acts explain later states. */
  measured(): void;
  /** How recently this property of the element's own style changed: 0 not since the last measurement, else the act's number, endless where nobody was seen to do it. */
  changedAt(element: Element, property: string): number;
  /** The act that keeps an element hidden, when one was seen to do it. */
  authorOf(hiddenBy: HiddenBy, wasVisible: boolean): number | undefined;
  /** The last act since the last measurement that put in the element or something that holds it. */
  lastMoveOf(element: Element): number | undefined;
  /** The last act since the last measurement that put the element in. */
  lastInsertionOf(element: Element): number | undefined;
  /** The last act since the last measurement that changed its own style and, unless `styleOnly`, its class or a followed attribute. */
  lastChangeOf(element: Element, styleOnly?: boolean): number | undefined;
  /** The last act since the last measurement that put in or changed the sheet which gives the element this property. */
  lastSheetActOn(element: Element, property: string): number | undefined;
};
export type Act = {
  action: string;
  target: Node;
  attribute: string | undefined;
  nodes: Node[];
  /** Addresses in its stack. */
  scripts: string;
};

const styleProperties = [
  'display',
  'visibility',
  'opacity',
  'clip-path',
  'clip',
  'filter',
  'content-visibility',
  'width',
  'height',
  'max-width',
  'max-height',
  'transform',
  'scale',
  'zoom',
  'left',
  'right',
  'top',
  'bottom',
  'inset',
  'translate',
  'margin',
  'text-indent',
  'position',
  'z-index',
  'pointer-events',
];
const attributes = ['class', 'hidden', 'inert', 'disabled', 'width', 'height'];

/** Values and the act that set each; an act is pending from its recording to the end of its turn. */
type Followed = {
  values: Map<string, string>;
  by: Map<string, number>;
  pendingStyle?: number;
  pendingClass?: number;
};

function valuesOf(element: Element): Map<string, string> {
  const values = new Map<string, string>();
  for (const name of attributes) values.set(`@${name}`, attributeOf(element, name) ?? '\0absent');
  if (!('style' in element)) return values;
  const style = element instanceof HTMLElement ? inlineStyleOf(element) : (element as SVGElement).style;
  for (const property of styleProperties) values.set(property, style.getPropertyValue(property));
  return values;
}

const isSheetOwner = (node: Node): boolean => /^(STYLE|LINK)$/.test(nodeNameOf(node));

/** What `hidden` does is said of `display`. */
const attributeKey = ({ property }: HiddenBy): string =>
  property === 'display' ? '@hidden' : `@${property}`;

export function createChangeLog(): ChangeLog {
  const followed = new WeakMap<Element, Followed>();
  const lastSheetAct = new WeakMap<Node, number>();
  let touched = new Set<Element>();
  let loadedSheets = new Set<Node | null>();
  let recentChanges = new Map<Element, Map<string, number>>();
  let recentSheetActs: { seq: number; sheet: Node; scripts: string }[] = [];
  let recentInsertions: { seq: number; nodes: Node[] }[] = [];
  let recentSeqs = new Set<number>();

  const settle = (element: Element, state: Followed, whole: number | undefined) => {
    const now = valuesOf(element);
    const recent = recentChanges.get(element) ?? new Map<string, number>();
    recentChanges.set(element, recent);
    for (const [name, value] of now) {
      if (state.values.get(name) === value) continue;
      const seq = whole ?? (name === '@class' ? state.pendingClass : state.pendingStyle);
      if (seq === undefined) state.by.delete(name);
      else state.by.set(name, seq);
      recent.set(name, seq ?? Number.POSITIVE_INFINITY);
    }
    state.values = now;
  };

  const actedOnSheet = (seq: number, sheet: Node, scripts: string) => {
    lastSheetAct.set(sheet, seq);
    recentSheetActs.push({ seq, sheet, scripts });
  };

  const classAuthor = (element: Element): number | undefined => {
    for (const one of [element, ...composedAncestors(element)]) {
      const seq = followed.get(one)?.by.get('@class');
      if (seq !== undefined && recentSeqs.has(seq)) return seq;
    }
    return undefined;
  };

  /**
   * Of sheets without an element an act tells only that it was one of them. Only where one script did all such acts,
   * and nobody gave a class, it is known which.
   */
  const constructedSheetAuthor = (element: Element): number | undefined => {
    const acts = recentSheetActs.filter(({ sheet }) => !isSheetOwner(sheet));
    const byClass = classAuthor(element);
    if (acts.length === 0) return byClass;
    const isOneScript = acts.every(({ scripts }) => scripts === acts[0]?.scripts);
    return isOneScript && byClass === undefined ? acts.at(-1)?.seq : undefined;
  };

  const ruleAuthor = ({ element, sheet }: HiddenBy, wasVisible: boolean): number | undefined => {
    if (!sheet) return constructedSheetAuthor(element);
    const recent = recentSheetActs.findLast((act) => act.sheet === sheet)?.seq ?? classAuthor(element);
    // A link's sheet comes some time after the link.
    const isNew = !wasVisible || !loadedSheets.has(sheet);
    return recent ?? (isNew ? lastSheetAct.get(sheet) : undefined);
  };

  const changedAt = (element: Element, name: string): number => recentChanges.get(element)?.get(name) ?? 0;

  return {
    follow(element) {
      if (!followed.has(element)) followed.set(element, { values: valuesOf(element), by: new Map() });
      touched.add(element);
    },
    acted(seq, { action, target, attribute, nodes, scripts }) {
      recentSeqs.add(seq);
      if (action === 'sheet' || (action === 'attribute' && isSheetOwner(target)))
        actedOnSheet(seq, target, scripts);
      if (action === 'insert') {
        recentInsertions.push({ seq, nodes });
        for (const node of nodes) if (isSheetOwner(node)) actedOnSheet(seq, node, scripts);
      }
      if (!(target instanceof Element)) return;
      const state = followed.get(target);
      if (action === 'shadow') state?.by.set('slot', seq);
      if (!state || (action !== 'style' && action !== 'attribute')) return;
      touched.add(target);
      // An attribute was set before we hear of it; a style object was only asked for.
      settle(target, state, action === 'attribute' ? seq : undefined);
      if (action === 'attribute') return;
      if (attribute === 'class') state.pendingClass = seq;
      else state.pendingStyle = seq;
    },
    endTurn() {
      for (const element of touched) {
        const state = followed.get(element);
        if (!state) continue;
        settle(element, state, undefined);
        delete state.pendingStyle;
        delete state.pendingClass;
      }
      touched = new Set();
    },
    measured() {
      loadedSheets = new Set([...allSheets()].map(({ ownerNode }) => ownerNode));
      recentChanges = new Map();
      recentSheetActs = [];
      recentInsertions = [];
      recentSeqs = new Set();
    },
    changedAt,
    authorOf(hiddenBy, wasVisible) {
      const { element, property } = hiddenBy;
      const state = followed.get(element);
      if (hiddenBy.via === 'inline') return state?.by.get(property);
      if (hiddenBy.via === 'layout') {
        const name = changedAt(element, `@${property}`) > 0 ? `@${property}` : property;
        return state?.by.get(name);
      }
      if (hiddenBy.via === 'attribute') return state?.by.get(attributeKey(hiddenBy));
      return hiddenBy.via === 'rule' ? ruleAuthor(hiddenBy, wasVisible) : undefined;
    },
    lastMoveOf: (element) =>
      recentInsertions.findLast(({ nodes }) => nodes.some((node) => composedContains(node, element)))?.seq,
    lastInsertionOf: (element) => recentInsertions.findLast(({ nodes }) => nodes.includes(element))?.seq,
    lastChangeOf(element, styleOnly = false) {
      const recent = [...(followed.get(element)?.by ?? [])]
        .filter(([name, seq]) => recentSeqs.has(seq) && !(styleOnly && name.startsWith('@')))
        .map(([, seq]) => seq);
      return recent.length > 0 ? Math.max(...recent) : undefined;
    },
    lastSheetActOn(element, property) {
      if (recentSheetActs.length === 0) return undefined;
      const rule = findRule(element, property, getComputedStyle(element).getPropertyValue(property));
      return recentSheetActs.findLast(({ sheet }) => sheet === rule?.owner)?.seq;
    },
  };
}
