import type { HiddenBy } from './hidden-by.ts';
import { attributeOf, inlineStyleOf, nodeNameOf } from './natives.ts';
import { composedAncestors } from './shadow.ts';
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
  /** The act that keeps an element hidden, when one was seen to do it. */
  authorOf(hiddenBy: HiddenBy, wasVisible: boolean): number | undefined;
  /** The last act since the last measurement that put the element in. */
  lastInsertionOf(element: Element): number | undefined;
  /** The last act since the last measurement that changed its own style and, unless `styleOnly`, its class or a followed attribute. */
  lastChangeOf(element: Element, styleOnly?: boolean): number | undefined;
  /** The last act since the last measurement that put in or changed the sheet which gives the element this property. */
  lastSheetActOn(element: Element, property: string): number | undefined;
};
export type Act = {
  action: string;
  target: Element;
  attribute: string | undefined;
  nodes: Node[];
};

const styleProperties = [
  'display',
  'visibility',
  'opacity',
  'clip-path',
  'clip',
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
const attributes = ['class', 'hidden', 'inert'];

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

export function createChangeLog(): ChangeLog {
  const followed = new WeakMap<Element, Followed>();
  const lastSheetAct = new WeakMap<Node, number>();
  let touched = new Set<Element>();
  let recentSheetActs: { seq: number; sheet: Node }[] = [];
  let recentInsertions: { seq: number; nodes: Node[] }[] = [];
  let recentSeqs = new Set<number>();

  const settle = (element: Element, state: Followed, whole: number | undefined) => {
    const now = valuesOf(element);
    for (const [name, value] of now) {
      if (state.values.get(name) === value) continue;
      const seq = whole ?? (name === '@class' ? state.pendingClass : state.pendingStyle);
      if (seq === undefined) state.by.delete(name);
      else state.by.set(name, seq);
    }
    state.values = now;
  };

  const actedOnSheet = (seq: number, sheet: Node) => {
    lastSheetAct.set(sheet, seq);
    recentSheetActs.push({ seq, sheet });
  };

  const ruleAuthor = ({ element, sheet }: HiddenBy, wasVisible: boolean): number | undefined => {
    const recent = recentSheetActs.findLast((act) => act.sheet === sheet);
    if (recent) return recent.seq;
    for (const one of [element, ...composedAncestors(element)]) {
      const seq = followed.get(one)?.by.get('@class');
      if (seq !== undefined && recentSeqs.has(seq)) return seq;
    }
    return sheet && !wasVisible ? lastSheetAct.get(sheet) : undefined;
  };

  return {
    follow(element) {
      if (!followed.has(element)) followed.set(element, { values: valuesOf(element), by: new Map() });
      touched.add(element);
    },
    acted(seq, { action, target, attribute, nodes }) {
      recentSeqs.add(seq);
      if (action === 'sheet') actedOnSheet(seq, target);
      if (action === 'insert') {
        recentInsertions.push({ seq, nodes });
        for (const node of nodes) if (/^(STYLE|LINK)$/.test(nodeNameOf(node))) actedOnSheet(seq, node);
      }
      const state = followed.get(target);
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
      recentSheetActs = [];
      recentInsertions = [];
      recentSeqs = new Set();
    },
    authorOf(hiddenBy, wasVisible) {
      const state = followed.get(hiddenBy.element);
      if (hiddenBy.via === 'inline' || hiddenBy.via === 'layout') return state?.by.get(hiddenBy.property);
      if (hiddenBy.via === 'attribute') return state?.by.get('@hidden');
      return hiddenBy.via === 'rule' ? ruleAuthor(hiddenBy, wasVisible) : undefined;
    },
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
