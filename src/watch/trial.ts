import type { Fact } from '../model/observation.ts';
import { listenFirst } from './first-in-line.ts';
import { parentNodeOf } from './natives.ts';
import { shadowRootOf } from './shadow.ts';
import type { WidgetVendors } from './widget-vendors.ts';
import type { Widgets } from './widgets.ts';

/** "Try the chat": records the visitor's own clicks on one vendor's chat for a while after it was asked for. */
export type Trial = {
  begin(vendor: string): void;
  stop(): void;
};

const waitsForMs = 180_000;
const clicksAtMost = 20;

/**
 * No listener of the page's comes first. A script's clicks are not trusted and count for nothing.
 */
export function watchTrial(vendors: WidgetVendors, widgets: Widgets, record: (fact: Fact) => void): Trial {
  let wanted: { vendor: string; untilMs: number; clicks: number } | null = null;

  const onClick = (event: MouseEvent) => {
    if (wanted === null || !event.isTrusted) return;
    if (performance.now() > wanted.untilMs || wanted.clicks >= clicksAtMost) {
      wanted = null;
      return;
    }
    const { vendor } = wanted;
    if (!isInVendorsFrame(vendor, vendors) && !isOnWidget(event, vendor, widgets)) return;
    wanted.clicks++;
    record({ kind: 'trial', vendor, event: 'clicked' });
  };
  const stop = listenFirst('click', onClick);

  return {
    begin(vendor) {
      wanted = { vendor, untilMs: performance.now() + waitsForMs, clicks: 0 };
    },
    stop,
  };
}

/** The target is an element of the widget, inside one, or the host of the closed shadow root that holds one. */
function isOnWidget(event: MouseEvent, vendor: string, widgets: Widgets): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof Element)) return false;
  return widgets
    .marksOf(target, false)
    .some(
      (mark) => mark.vendor === vendor && (mark.relation !== 'ancestor' || shadowRootOf(target) !== null),
    );
}

/** A click inside a frame reaches that frame's document only: one of the vendor's host, or one that is its widget. */
function isInVendorsFrame(vendor: string, vendors: WidgetVendors): boolean {
  if (window.top === window) return false;
  if (vendors.ownerOf(location.href) === vendor) return true;
  // Null across origins.
  for (let node: Node | null = window.frameElement; node; node = parentNodeOf(node)) {
    if (node.nodeType === Node.ELEMENT_NODE && vendors.vendorOf(node as Element) === vendor) return true;
  }
  return false;
}
