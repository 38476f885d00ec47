import { append, indexAfter, type Log } from '../attribution/log.ts';
import type { ObservationOf } from '../model/observation.ts';

export type DomAct = ObservationOf<'dom'>;

/** Acts on elements, found by the element's id in one step. Lists are in order of `seq`. */
export type ActsOnNode = {
  /** Style, class and other attribute acts whose target was this element. */
  changes(document: string, node: number): readonly DomAct[];
  /** Acts that changed the rules of the sheet which this element owns. */
  sheetChanges(document: string, node: number): readonly DomAct[];
  /** The last act before `seq` that put this element in. */
  insertionBefore(document: string, node: number, seq: number): DomAct | null;
};

export function actsOnNode(log: Pick<Log, 'of'>): ActsOnNode {
  const known = indexes.get(log);
  if (known) return known;
  const made = indexActs(log);
  indexes.set(log, made);
  return made;
}

/** One index serves all findings of a log. */
const indexes = new WeakMap<object, ActsOnNode>();

function indexActs(log: Pick<Log, 'of'>): ActsOnNode {
  const changes = new Map<string, DomAct[]>();
  const sheets = new Map<string, DomAct[]>();
  const insertions = new Map<string, DomAct[]>();
  for (const act of log.of('dom')) {
    const { action, target, nodes } = act.fact;
    if (action === 'style' || action === 'attribute') append(changes, `${act.document}\n${target.id}`, act);
    if (action === 'sheet' || action === 'attribute') append(sheets, `${act.document}\n${target.id}`, act);
    if (action !== 'insert') continue;
    for (const { id } of nodes) append(insertions, `${act.document}\n${id}`, act);
  }
  return {
    changes: (document, node) => changes.get(`${document}\n${node}`) ?? [],
    sheetChanges: (document, node) => sheets.get(`${document}\n${node}`) ?? [],
    insertionBefore: (document, node, seq) => lastBefore(insertions.get(`${document}\n${node}`) ?? [], seq),
  };
}

/** The last act of a list with a smaller `seq`. */
export function lastBefore(acts: readonly DomAct[], seq: number): DomAct | null {
  return acts[indexAfter(acts, seq - 1) - 1] ?? null;
}

/** Acts of a list between two sequence numbers, both left out. */
export function between(acts: readonly DomAct[], after: number, before: number): readonly DomAct[] {
  return acts.slice(indexAfter(acts, after), indexAfter(acts, before - 1));
}
