import type { ObservationOf } from '../../model/observation.ts';
import { type Candidate, type Detector, type DetectorInput, isForeign } from '../detector.ts';

type Timer = ObservationOf<'timer'>;

/**
 * A script clears a timer that the vendor's code had set, while that still waits: what the chat was to do then, such as
 * inviting the visitor, it does not do. Told of a chat that was seen on the page; of what a timer was for nothing is known.
 */
export const detector: Detector = {
  id: 'suppressed-invitation',
  title: 'Suppressed invitation',
  affectedThing: 'timer',
  mayName: ['other-vendor', 'third-party'],
  needs: ['timer', 'widget'],
  mustExclude: [],
  severity: 'medium',
  unseen:
    'of timers the first 300 of a page that wait for a second or longer are seen; events that are kept from the chat are not',
  notApplicable: ({ hosts }) => (hosts.length > 0 ? null : 'the catalogue lists no host of this vendor'),
  examine(input) {
    const timers = new Map<string, Timer>();
    const drawn = pagesWithChat(input);
    return input.log.of('timer').flatMap((told) => {
      const key = `${told.document}\n${told.fact.timer}`;
      if (told.fact.delayMs !== undefined) timers.set(key, told);
      const set = timers.get(key);
      if (told.fact.leftMs === undefined || !set || !isOfVendor(set, input)) return [];
      const isOthers = isForeign(input.attribute(told)) && !isThroughVendor(told, input);
      return isOthers ? [candidate(told, set, drawn.has(told.page), input)] : [];
    });
  },
};

const pagesWithChat = ({ log, affected }: DetectorInput): ReadonlySet<string> =>
  new Set(
    log
      .of('widget')
      .filter(({ fact }) => fact.vendor === affected.id && fact.visible)
      .map(({ page }) => page),
  );

/** The vendor's code set it, whoever had called that. */
const isOfVendor = (set: Timer, input: DetectorInput): boolean =>
  !isForeign(input.attribute(set)) || isThroughVendor(set, input);

const isThroughVendor = (told: Timer, { attribute }: DetectorInput): boolean =>
  attribute(told).frames.some(({ role, party }) => role === 'path' && party === 'affected');

function candidate(
  cleared: Timer,
  set: Timer,
  isDrawn: boolean,
  { affected, attribute }: DetectorInput,
): Candidate {
  const waits = inSeconds(set.fact.delayMs ?? 0);
  const caller = attribute(set).frames.find(({ party }) => party === 'affected');
  const place = caller ? ` at line ${caller.line ?? '?'} of ${caller.url}` : '';
  return {
    act: cleared,
    seenAt: cleared,
    attribution: attribute(cleared),
    effectSeen: true,
    reason: isDrawn ? '' : 'the chat was not seen on this page, so that the timer may have been for that',
    claim: 'observed',
    target: `timer of ${waits} s`,
    active: `cleared a timer of ${waits} s that ${affected.name} waited for`,
    passive: `a timer of ${waits} s that ${affected.name} waited for was cleared`,
    what: `${cleared.fact.api} cleared what ${affected.name}'s code had set by ${set.fact.api}${place}, ${inSeconds(cleared.fact.leftMs ?? 0)} s before it was due`,
  };
}

const inSeconds = (ms: number): string => String(Math.round(ms / 100) / 10);
