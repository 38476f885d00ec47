import type { Vendor } from '../model/vendor.ts';
import { hostOwner } from '../vendors/match.ts';
import { measure } from '../watch/visibility.ts';

/** Steps that can be seen of a page that was not recorded, in order. */
export const visibleSteps = ['tag', 'fetched', 'executed', 'rendered', 'visible', 'clickable'] as const;
export type Step = (typeof visibleSteps)[number];
export type Sight = { vendor: string; step: Step };

/**
 * The furthest step of each chat vendor that can be seen in this frame now. Runs in the isolated world; whether a
 * vendor's code was executed only the page's world can tell. A vendor of whom nothing is seen is left out.
 */
export function lookInPage(vendors: readonly Vendor[]): Sight[] {
  const steps = new Map<string, Step>();
  const reach = (vendor: Vendor | null, step: Step) => {
    if (vendor?.category !== 'chat') return;
    const before = steps.get(vendor.id);
    if (before === undefined || visibleSteps.indexOf(step) > visibleSteps.indexOf(before))
      steps.set(vendor.id, step);
  };

  for (const script of document.scripts) reach(ownerOf(vendors, script.src), 'tag');
  for (const entry of performance.getEntriesByType('resource') as PerformanceResourceTiming[]) {
    if (entry.initiatorType === 'script') reach(ownerOf(vendors, entry.name), 'fetched');
  }
  for (const vendor of vendors) {
    for (const element of elementsOf(vendor)) reach(vendor, stepOf(element));
  }
  for (const frame of document.querySelectorAll('iframe')) {
    const owner = ownerOf(vendors, frame.src);
    if (owner) reach(owner, stepOf(frame));
  }
  return [...steps].map(([vendor, step]) => ({ vendor, step }));
}

function stepOf(element: Element): Step {
  const { rendered, visible, clickable } = measure(element);
  if (clickable) return 'clickable';
  if (visible) return 'visible';
  return rendered ? 'rendered' : 'tag';
}

function elementsOf(vendor: Vendor): Element[] {
  if (vendor.category !== 'chat') return [];
  return vendor.selectors.flatMap(({ value }) => {
    try {
      return [...document.querySelectorAll(value)].slice(0, 8);
    } catch {
      // A person's vendor file may hold a selector that no browser knows.
      return [];
    }
  });
}

function ownerOf(vendors: readonly Vendor[], url: string): Vendor | null {
  return URL.canParse(url) ? hostOwner(vendors, new URL(url).hostname) : null;
}
