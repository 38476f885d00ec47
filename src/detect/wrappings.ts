import type { Attribution } from '../attribution/attribution.ts';
import { append } from '../attribution/log.ts';
import type { Observation, ObservationOf } from '../model/observation.ts';
import { type DetectorInput, isForeign } from './detector.ts';
import { isOwnGlobal } from './own-globals.ts';

type Change = ObservationOf<'global'>;
type Act = ObservationOf<'request' | 'dom'>;

/** Scripts that put something of their own in the place of a function or an object of the vendor's, and pass calls on to what was there. */
export type Wrappings = {
  /** The vendor's own code acted because such a script passed on a call that the vendor or the site had made. */
  isPassedOn(act: Act): boolean;
  /** The first act that shows that what this change put there passes calls on; null where none does. */
  passedOnAfter(change: Change): Act | null;
};

export function wrappings({ log, affected, attribute }: DetectorInput): Wrappings {
  /** When each script first did so, by document and address. */
  let sinceSeq: Map<string, number> | null = null;
  const gather = () => {
    const since = new Map<string, number>();
    for (const change of log.of('global')) {
      if (!mayWrap(change) || !isOwnGlobal(change, affected)) continue;
      const attribution = attribute(change);
      const key = keyOf(change, attribution.actor?.scriptUrl);
      if (isForeign(attribution) && !since.has(key)) since.set(key, change.seq);
    }
    return since;
  };
  /** Acts of the vendor's code for which a script passed a call on, by document and that script's address. */
  let passedOn: Map<string, Act[]> | null = null;
  const gatherPassed = () => {
    const acts = new Map<string, Act[]>();
    for (const act of [...log.of('request'), ...log.of('dom')]) {
      const passer = passerOf(attribute(act));
      if (passer !== null) append(acts, keyOf(act, passer), act);
    }
    return acts;
  };
  return {
    isPassedOn(act) {
      sinceSeq ??= gather();
      const passer = sinceSeq.size > 0 ? passerOf(attribute(act)) : null;
      return passer !== null && (sinceSeq.get(keyOf(act, passer)) ?? act.seq) < act.seq;
    },
    passedOnAfter(change) {
      if (!mayWrap(change)) return null;
      passedOn ??= gatherPassed();
      const acts = passedOn.get(keyOf(change, attribute(change).actor?.scriptUrl));
      return acts?.find(({ seq }) => seq > change.seq) ?? null;
    },
  };
}

const keyOf = ({ document }: Observation, scriptUrl: string | null | undefined): string =>
  `${document}\n${scriptUrl ?? ''}`;

const callable: ReadonlySet<string> = new Set(['function', 'object']);

/** Something that can be called stands where the like of it stood. */
function mayWrap({ fact }: Change): boolean {
  return fact.changed && fact.after === fact.before && callable.has(fact.after);
}

/** The script between the vendor's innermost code and whoever had called that script: the vendor itself, or the site. */
function passerOf({ frames }: Attribution): string | null {
  const calls = frames.filter(
    ({ url, party, role }) => url !== '' && party !== 'library' && role !== 'wrapper',
  );
  const inner = calls.findIndex(({ party }) => party !== 'affected');
  const passer = calls[inner]?.url;
  if (inner < 1 || passer === undefined) return null;
  const caller = calls.slice(inner).find(({ url }) => url !== passer);
  return caller?.party === 'affected' || caller?.party === 'site' ? passer : null;
}
