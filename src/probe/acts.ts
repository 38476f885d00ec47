import { emit, refer } from './channel.ts';
import { countAct } from './nodes.ts';
import type { Plain } from './serialize.ts';
import type { Origin } from './stack.ts';

export type DomAction = 'insert' | 'remove' | 'attribute' | 'style' | 'sheet' | 'write' | 'shadow';

export function emitDom(
  api: string,
  action: DomAction,
  target: Node,
  nodes: Node[],
  origin: Origin,
  extra: { attribute?: string; wholesale?: boolean } = {},
): void {
  countAct(target);
  const refs: Plain[] = [];
  for (let i = 0; i < nodes.length && i < 32; i++) refs[i] = refer(nodes[i] as Node);
  emit({
    kind: 'dom',
    api,
    action,
    target: refer(target),
    nodes: refs,
    attribute: extra.attribute,
    wholesale: extra.wholesale,
    stack: origin,
  });
}
