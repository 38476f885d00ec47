import type { Fact, FactOf } from '../model/observation.ts';
import { thisMoment } from './moment.ts';
import { parentNodeOf } from './natives.ts';
import { described } from './node-ref.ts';
import { scriptsIn } from './stack-files.ts';
import type { WidgetVendors } from './widget-vendors.ts';

/** Follows calls of chat vendors' code of which nothing came: a patch may put an element in later. */
export type Swallowed = { take(told: FactOf<'swallowed'>): void; look(): void };

type Lost = { told: FactOf<'swallowed'>; sinceMs: number };

const comesWithinMs = 2_000;

export function createSwallowed(
  vendors: WidgetVendors,
  nodeOf: (id: number) => Node | undefined,
  record: (fact: Fact) => unknown,
): Swallowed {
  let followed: Lost[] = [];
  const elementOf = ({ node }: FactOf<'swallowed'>) => node && nodeOf(node.id);
  return {
    take(told) {
      const isVendors = scriptsIn(told.stack?.text ?? '').some((url) => vendors.ownerOf(url) !== null);
      if (!isVendors) return;
      // A shadow root and a timer are there at once, or not at all.
      if (!told.node || told.api === 'attachShadow') record(told);
      else followed.push({ told, sinceMs: thisMoment().nowMs });
    },
    look() {
      followed = followed.filter(({ told, sinceMs }) => {
        const element = elementOf(told);
        if (!element || parentNodeOf(element)) return false;
        if (performance.now() - sinceMs < comesWithinMs) return true;
        if (told.node) record({ ...told, node: described(told.node, element) });
        return false;
      });
    },
  };
}
