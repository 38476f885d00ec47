import { append, type Log } from '../../attribution/log.ts';
import { chatPart, describeNode } from '../../detect/describe.ts';
import type { Answer } from './reach.ts';

type Sighting = Answer & { what: string };

/** One vendor's chat as it was seen: where it could be used, and what stood on each page. */
export type Sightings = {
  /** Moments at which an element of it was found to be seen and clickable, in order of time. */
  usable: readonly Sighting[];
  /** The same of one element. */
  usableAs(element: string): readonly Sighting[];
  /** The first element that was visible on a page, else the first that was there at all. */
  elementOn(page: string): string | null;
};

export function sightingsOf(log: Log, vendor: { id: string; name: string }): Sightings {
  const usable: Sighting[] = [];
  const byElement = new Map<string, Sighting[]>();
  const visible = new Map<string, string>();
  const present = new Map<string, string>();
  for (const { atMs, page, document, seq, fact } of log.of('widget')) {
    if (fact.vendor !== vendor.id) continue;
    const element = describeNode(fact.node);
    if (!present.has(page)) present.set(page, element);
    if (fact.visible && !visible.has(page)) visible.set(page, element);
    if (!fact.connected || !fact.visible || !fact.clickable) continue;
    const what = `the ${vendor.name} ${chatPart(fact.node)} ${element} could be seen and clicked`;
    const sighting = { atMs, page, document, seq, what };
    usable.push(sighting);
    append(byElement, element, sighting);
  }
  for (const list of [usable, ...byElement.values()]) list.sort((a, b) => a.atMs - b.atMs);
  return {
    usable,
    usableAs: (element) => byElement.get(element) ?? [],
    elementOn: (page) => visible.get(page) ?? present.get(page) ?? null,
  };
}
