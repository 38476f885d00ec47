import type { FactOf } from '../model/observation.ts';

/** Of an act on the document: what it brings or changes. */
export type DomTold = Pick<FactOf<'dom'>, 'action' | 'target' | 'nodes'>;
export type EarlyFact = { kind: 'dom'; dom: DomTold } | { kind: string; dom: null };

/**
 * What must be known of a fact of the probe's while the page comes about. A schema's first use costs a page load more than all
 * else (5 ms and more in a cold script), so nothing is parsed by one yet: numbers of nodes are looked up and kinds compared, no
 * more, and the whole is parsed before any of it is recorded. Null where it cannot be read.
 */
export function readEarly(json: string): EarlyFact | null {
  const told = jsonIn(json) as (DomTold & { kind?: unknown }) | null;
  const kind = String(told?.kind);
  if (kind !== 'dom') return { kind, dom: null };
  const isWhole = typeof told?.target?.tag === 'string' && Array.isArray(told.nodes);
  return isWhole ? { kind, dom: told } : null;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
