import { emit, refer } from './channel.ts';
import { countAct } from './nodes.ts';
import type { Plain } from './serialize.ts';
import type { Origin } from './stack.ts';

export type DomAction = 'insert' | 'remove' | 'attribute' | 'style' | 'sheet' | 'write' | 'shadow';

/** The inline script element whose insertion is running its code right now. */
const running: { script: number | undefined } = { script: undefined };

export function runningScript(): number | undefined {
  return running.script;
}

/** Marks the span in which an inserted inline script runs; returns what was running before. */
export function setRunningScript(id: number | undefined): number | undefined {
  const before = running.script;
  running.script = id;
  return before;
}

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
    during: running.script,
  });
}
