import type { Fact, FactOf } from '../model/observation.ts';
import { thisMoment } from './moment.ts';
import { scriptsIn } from './stack-files.ts';
import type { WidgetVendors } from './widget-vendors.ts';

/** Follows the timers that chat vendors' code sets, and records those that other code clears before they are due. */
export type Timers = { take(told: FactOf<'timer'>): void };

type Waiting = { set: FactOf<'timer'>; vendors: ReadonlySet<string>; dueMs: number };

export function createTimers(vendors: WidgetVendors, record: (fact: Fact) => unknown): Timers {
  const waiting = new Map<number, Waiting>();
  const vendorsIn = ({ stack }: FactOf<'timer'>): ReadonlySet<string> =>
    new Set(
      scriptsIn(stack?.text ?? '')
        .map(vendors.ownerOf)
        .filter((id) => id !== null),
    );
  return {
    take(told) {
      const { timer, delayMs } = told;
      const concerned = vendorsIn(told);
      if (delayMs !== undefined) {
        if (concerned.size > 0)
          waiting.set(timer, { set: told, vendors: concerned, dueMs: thisMoment().nowMs + delayMs });
        return;
      }
      const cleared = waiting.get(timer);
      waiting.delete(timer);
      // What a vendor clears itself, or by a function that others call, is its own affair.
      if (!cleared || [...cleared.vendors].every((id) => concerned.has(id))) return;
      // An interval is due again and again.
      const leastMs = cleared.set.api === 'Window.setInterval' ? 1 : 0;
      const leftMs = Math.max(Math.round(cleared.dueMs - thisMoment().nowMs), leastMs);
      if (leftMs === 0) return;
      record(cleared.set);
      record({ ...told, leftMs });
    },
  };
}
