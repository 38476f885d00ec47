import type { FactOf, NodeRef } from '../model/observation.ts';

/** Of an act on the document: what it brings or changes. */
export type DomTold = Pick<FactOf<'dom'>, 'action' | 'target' | 'nodes'>;
/** `refs`: the nodes that it names. */
export type EarlyFact = { kind: string; dom: DomTold | null; refs: NodeRef[] };

/**
 * What must be known of a fact of the probe's while the page comes about. A schema's first use costs a page load more than all
 * else (5 ms and more in a cold script), so nothing is parsed by one yet: numbers of nodes are looked up and kinds compared, no
 * more, and the whole is parsed before any of it is recorded. Null where it cannot be read.
 */
export function readEarly(json: string): EarlyFact | null {
  const told = jsonIn(json) as (DomTold & { kind?: unknown; node?: NodeRef }) | null;
  const kind = String(told?.kind);
  if (kind !== 'dom') return { kind, dom: null, refs: told?.node ? [told.node] : [] };
  const isWhole = typeof told?.target?.tag === 'string' && Array.isArray(told.nodes);
  return isWhole ? { kind, dom: told, refs: [told.target, ...told.nodes] } : null;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
