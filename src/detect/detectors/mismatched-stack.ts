import { readable } from '../../attribution/address.ts';
import type { ObservationOf } from '../../model/observation.ts';
import type { LabelledFrame } from '../../model/report.ts';
import type { Candidate, Detector, DetectorInput } from '../detector.ts';

type Imitation = ObservationOf<'imitation'>;

/**
 * Code that acts on the vendor's things gives itself the name of another party's script that the page loaded, or of the
 * recorder; or something in the page imitates the recorder. Whoever it really is, is named for it; who imitates is in no stack.
 */
export const detector: Detector = {
  id: 'mismatched-stack',
  title: 'Mismatched stack',
  affectedThing: 'stack',
  mayName: ['other-vendor', 'third-party'],
  needs: ['dom', 'request', 'global', 'widget', 'script', 'imitation'],
  mustExclude: [],
  severity: 'high',
  readsOthers: true,
  unseen:
    'names that code gives itself are compared where the act was seen with its true file; natives of other frames are not seen',
  notApplicable: () => null,
  examine: (input) => [...claims(input), ...imitations(input)],
};

/** One for each act, whatever detectors considered it. */
function claims({ others, affected }: DetectorInput): Candidate[] {
  const told = new Map<string, Candidate>();
  for (const other of others) {
    const { act, attribution } = other;
    const frame = attribution?.frames.find((one) => isClaim(one, attribution.actor !== null));
    if (!act || !attribution || !frame?.claimed || attribution.actor?.party === 'affected') continue;
    const key = `${act.document}\n${act.seq}`;
    // The act counts where any detector saw its effect.
    if (told.get(key)?.effectSeen) continue;
    const name = readable(frame.claimed);
    const tell = `the name of ${name} in its stack as it acted on ${affected.name}`;
    told.set(key, {
      ...other,
      claim: 'derived',
      target: name,
      active: `gave its code ${tell}`,
      passive: `code had ${tell}`,
      what: `${other.what}; the code at ${readable(frame.url) || 'no address'}:${frame.line ?? '?'} calls itself ${name}`,
    });
  }
  return [...told.values()];
}

/** Where somebody is named, the code that acted counts; else any that did not merely call it. */
function isClaim({ claimed, role }: LabelledFrame, isNamed: boolean): boolean {
  return claimed !== undefined && (isNamed ? role === 'actor' : role !== 'caller');
}

/** One for each document, at its highest count, on pages that have the vendor. */
function imitations({ log, affected, isAffectedUrl }: DetectorInput): Candidate[] {
  const pages = new Set([
    ...log.of('widget').flatMap(({ page, fact }) => (fact.vendor === affected.id ? [page] : [])),
    ...log.of('script').flatMap(({ page, fact }) => (isAffectedUrl(fact.url) ? [page] : [])),
  ]);
  const last = new Map<string, Imitation>();
  for (const one of log.of('imitation')) if (pages.has(one.page)) last.set(one.document, one);
  return [...last.values()].map((seenAt) => {
    const { count } = seenAt.fact;
    const often = count === 1 ? 'an event was' : `at least ${count} events were`;
    return {
      act: null,
      seenAt,
      attribution: null,
      effectSeen: false,
      reason: 'no stack tells who sent it',
      claim: 'observed',
      target: 'recorder',
      active: '',
      passive: `${often} sent in the page under the recorder’s own name, and dropped`,
      what: `${often} sent under the recorder’s own name; nothing of it was taken in`,
    };
  });
}
