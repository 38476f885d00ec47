import { describeNode } from '../../detect/describe.ts';
import type { Candidate, Detector } from '../../detect/detector.ts';
import { noPermission } from '../../detect/naming-rule.ts';
import type { Affected } from '../../model/evidence.ts';
import type { BareFinding } from '../../model/report.ts';
import { pagesOf } from './circumstances.ts';
import type { Reach } from './reach.ts';
import type { Sightings } from './sightings.ts';

export type AffectedInput = {
  detector: Pick<Detector, 'affectedThing'>;
  reach: Reach;
  sightings: Sightings;
  /** The network witness was allowed to see the vendor's hosts all the time. */
  seesNetwork: boolean;
};

/** Whose it is, which element of the chat, and what came of the requests to the vendor's servers meanwhile. */
export function affectedBy(
  { affected }: BareFinding,
  occurrences: readonly Candidate[],
  { detector, reach, sightings, seesNetwork }: AffectedInput,
): Affected {
  const pages = pagesOf(occurrences);
  return {
    ...affected,
    widget: elementOf(occurrences, pages, sightings),
    what: detector.affectedThing,
    requests: {
      state: seesNetwork ? 'recorded' : 'not-recorded',
      reason: seesNetwork ? '' : noPermission,
      ...(seesNetwork ? reach.on(pages) : { endpoints: [], more: 0 }),
    },
  };
}

function elementOf(
  occurrences: readonly Candidate[],
  pages: ReadonlySet<string>,
  { elementOn }: Sightings,
): string | null {
  for (const { seenAt } of occurrences)
    if (seenAt.fact.kind === 'widget') return describeNode(seenAt.fact.node);
  for (const page of pages) {
    const element = elementOn(page);
    if (element !== null) return element;
  }
  return null;
}
