import type { Hold } from './hold.ts';
import { later, whenIdle } from './later.ts';
import { childCountOf, isInPage } from './natives.ts';
import { shadowRootOf } from './shadow.ts';
import type { WidgetVendors } from './widget-vendors.ts';
import type { Widgets } from './widgets.ts';

/** Finds widgets by the catalogue's selectors and by their frames' hosts. */
export type Discovery = {
  /** Looks at one node that was just put in or taken out, and below it. */
  within(node: Node): void;
  /** Looks at the whole document, when the page is idle. */
  everywhereSoon(): void;
  /** Looks at the whole document at once: what is looked for has changed. */
  everywhereNow(): void;
  /** Remembers a shadow root that a script attached, to look into it. */
  addShadowHost(host: Element): void;
};

const shadowHostsAtMost = 200;
const idleWithinMs = 250;
/** A page that comes about is not made to wait for a search. */
const earlyIdleWithinMs = 1_000;
const perVendorAtMost = 12;
/** A search of the whole document rests this many times as long as it took: at most 1 % of the time. */
const restPerSearchTime = 100;
/** While a page comes about a chat must be found before somebody acts on it: then a rest is no longer than this. */
const longestEarlyRestMs = 500;
const earlyForMs = 15_000;

export function createDiscovery(vendors: WidgetVendors, widgets: Widgets, hold: Hold): Discovery {
  const hosts = new Set<Element>();
  const found = new Map<string, number>();
  let scheduled = false;
  let restUntilMs = 0;

  const consider = (element: Element) => {
    if (widgets.isTracked(element)) return;
    const vendor = vendors.vendorOf(element);
    if (!vendor) return;
    const count = found.get(vendor) ?? 0;
    if (
      count >= perVendorAtMost &&
      element.parentElement &&
      vendors.vendorOf(element.parentElement) === vendor
    )
      return;
    found.set(vendor, count + 1);
    widgets.track(element, vendor);
  };

  const search = (root: ParentNode) => {
    for (const element of vendors.candidatesIn(root)) consider(element);
  };

  const everywhere = () => {
    const startedMs = performance.now();
    searchEverywhere();
    const endedMs = performance.now();
    const restMs = (endedMs - startedMs) * restPerSearchTime;
    restUntilMs = endedMs + (endedMs < earlyForMs ? Math.min(restMs, longestEarlyRestMs) : restMs);
    scheduled = false;
  };

  const searchEverywhere = () => {
    search(document);
    for (const host of hosts) {
      if (!isInPage(host)) continue;
      const shadow = shadowRootOf(host);
      if (shadow) search(shadow);
    }
  };

  return {
    within(node) {
      if (!(node instanceof Element)) return;
      consider(node);
      if (childCountOf(node) > 0) search(node);
      const shadow = shadowRootOf(node);
      if (shadow) search(shadow);
    },
    everywhereSoon() {
      if (scheduled) return;
      scheduled = true;
      const idle = () => whenIdle(everywhere, hold.isHolding ? earlyIdleWithinMs : idleWithinMs);
      const restMs = restUntilMs - performance.now();
      if (restMs > 0) later(idle, restMs);
      else idle();
    },
    everywhereNow: everywhere,
    addShadowHost(host) {
      if (hosts.size < shadowHostsAtMost) hosts.add(host);
    },
  };
}
