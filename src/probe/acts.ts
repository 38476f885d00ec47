import { emit, refer } from './channel.ts';
import { countAct } from './nodes.ts';
import type { Origin } from './origin.ts';
import type { Plain } from './serialize.ts';

export type DomAction = 'insert' | 'remove' | 'attribute' | 'style' | 'sheet' | 'write' | 'shadow';

/** Tells of an act on `target`, of these nodes in it. */
export function emitDom(
  api: string,
  action: DomAction,
  target: Node,
  nodes: Node[],
  stack: Origin,
  extra?: { attribute?: string; wholesale?: boolean | undefined },
): void {
  countAct(target);
  const refs: Plain[] = [];
  for (let i = 0; i < nodes.length && i < 32; i++) refs[i] = refer(nodes[i] as Node);
  emit({ kind: 'dom', api, action, target: refer(target), nodes: refs, ...extra, stack });
}

/** The same, where there are any. */
export const emitNodes: typeof emitDom = (api, action, target, nodes, stack, extra) => {
  if (nodes.length > 0) emitDom(api, action, target, nodes, stack, extra);
};
