import { append, indexAfter, type Log } from '../attribution/log.ts';
import type { ObservationOf } from '../model/observation.ts';

export type DomAct = ObservationOf<'dom'>;
type State = ObservationOf<'widget'>;

/** Acts found in one step: by their number, or by the element that they concern. */
export type ActsOnNode = {
  /** The act that the watcher saw hide the element; null when it saw none. */
  hidingAct(state: State): DomAct | null;
  /** The last act that put the hiding rule's sheet in or changed it; null when the sheet came with the page. */
  sheetAct(state: State): DomAct | null;
  /** The act that the watcher saw lay something over the element, or put it beneath; null when it saw none. */
  coveringAct(state: State): DomAct | null;
  /** The act that the watcher saw make the element take no clicks; null when it saw none. */
  deadeningAct(state: State): DomAct | null;
  /** The last act before `seq` that put this element in. */
  insertionBefore(document: string, node: number, seq: number): DomAct | null;
};

/** The acts of a log; one index serves all who ask about the same log. */
export function actsOnNode(log: Pick<Log, 'of'>): ActsOnNode {
  const known = indexes.get(log);
  if (known) return known;
  const made = indexActs(log);
  indexes.set(log, made);
  return made;
}

const indexes = new WeakMap<object, ActsOnNode>();

function indexActs(log: Pick<Log, 'of'>): ActsOnNode {
  const bySeq = new Map<string, DomAct>();
  const sheets = new Map<string, DomAct[]>();
  const insertions = new Map<string, DomAct[]>();
  for (const act of log.of('dom')) {
    const { action, target, nodes } = act.fact;
    bySeq.set(`${act.document}\n${act.seq}`, act);
    if (action === 'sheet' || action === 'attribute') append(sheets, `${act.document}\n${target.id}`, act);
    if (action !== 'insert') continue;
    for (const { id } of nodes) {
      append(insertions, `${act.document}\n${id}`, act);
      append(sheets, `${act.document}\n${id}`, act);
    }
  }
  const last = (lists: Map<string, DomAct[]>, document: string, node: number, seq: number): DomAct | null => {
    const list = lists.get(`${document}\n${node}`) ?? [];
    return list[indexAfter(list, seq - 1) - 1] ?? null;
  };
  const earlier = ({ document, seq }: State, by: number | undefined): DomAct | null => {
    const act = bySeq.get(`${document}\n${by ?? ''}`);
    return act && act.seq < seq ? act : null;
  };
  return {
    hidingAct: (state) => earlier(state, state.fact.hiddenBy?.by),
    coveringAct: (state) => earlier(state, state.fact.cover?.by),
    deadeningAct: (state) => earlier(state, state.fact.deadBy?.by),
    sheetAct: ({ document, seq, fact: { hiddenBy } }) =>
      hiddenBy?.sheet ? last(sheets, document, hiddenBy.sheet.id, seq) : null,
    insertionBefore: (document, node, seq) => last(insertions, document, node, seq),
  };
}
