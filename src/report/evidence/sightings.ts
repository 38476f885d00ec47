import type { Log } from '../../attribution/log.ts';
import { chatPart, describeNode } from '../../detect/describe.ts';
import type { Answer } from './reach.ts';

/** One vendor's chat as it was seen: where it could be used, and what stood on each page. */
export type Sightings = {
  /** Moments at which an element of it was found to be seen and clickable, in order of time. */
  usable: readonly (Answer & { what: string })[];
  /** The first element that was visible on a page, else the first that was there at all. */
  elementOn(page: string): string | null;
};

export function sightingsOf(log: Log, vendor: { id: string; name: string }): Sightings {
  const usable: (Answer & { what: string })[] = [];
  const visible = new Map<string, string>();
  const present = new Map<string, string>();
  for (const { atMs, page, document, seq, fact } of log.of('widget')) {
    if (fact.vendor !== vendor.id) continue;
    const element = describeNode(fact.node);
    if (!present.has(page)) present.set(page, element);
    if (fact.visible && !visible.has(page)) visible.set(page, element);
    if (!fact.connected || !fact.visible || !fact.clickable) continue;
    const what = `the ${vendor.name} ${chatPart(fact.node)} ${element} could be seen and clicked`;
    usable.push({ atMs, page, document, seq, what });
  }
  return {
    usable: usable.sort((a, b) => a.atMs - b.atMs),
    elementOn: (page) => visible.get(page) ?? present.get(page) ?? null,
  };
}
