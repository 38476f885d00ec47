import type { ObservationOf } from '../../model/observation.ts';
import { type Candidate, type Detector, type DetectorInput, isForeign } from '../detector.ts';
import { isOwnGlobal, isPlainMember } from '../own-globals.ts';
import { wrappings } from '../wrappings.ts';

type Change = ObservationOf<'global'>;

/**
 * A script replaces, deletes or freezes the vendor's global or a method of it. A loader that puts the real
 * object in the place of its own stub is the vendor itself; making a stub where nothing was harms nobody. What was seen to pass
 * calls on to what it replaced is `wrapped-channel`'s.
 */
export const detector: Detector = {
  id: 'overwritten-api',
  title: 'Overwritten API',
  affectedThing: 'global',
  mayName: ['other-vendor', 'third-party', 'tag-manager'],
  needs: ['global', 'dom', 'request'],
  mustExclude: [],
  severity: 'high',
  notApplicable: ({ globals }) =>
    globals.length > 0 ? null : 'the catalogue lists no global of this vendor',
  examine(input) {
    const lastAct = new Map<string, number>();
    const { passedOnAfter } = wrappings(input);
    return input.log.of('global').flatMap((change) => {
      const { event, name } = change.fact;
      if (event === 'present' || isPlainMember(change) || !isOwnGlobal(change, input.affected)) return [];
      const key = `${change.document}\n${name}`;
      if (event === 'gone') {
        const isExplained = lastAct.delete(key);
        return isExplained ? [] : [candidate(change, input, true)];
      }
      if (!isOverwriting(change)) return [];
      lastAct.set(key, change.seq);
      if (!isForeign(input.attribute(change)) || passedOnAfter(change)) return [];
      return [candidate(change, input, false)];
    });
  },
};

/** Freezing leaves the value as it is; every other act must have put another value there. */
function isOverwriting({ fact }: Change): boolean {
  if (fact.before === 'absent' || fact.before === 'undefined') return false;
  return fact.changed || fact.event === 'frozen';
}

const verbs: Record<Change['fact']['event'], string> = {
  present: 'added',
  assigned: 'replaced',
  redefined: 'redefined',
  deleted: 'deleted',
  frozen: 'froze',
  gone: 'deleted',
};
const participles: Record<Change['fact']['event'], string> = { ...verbs, frozen: 'frozen' };

function candidate(
  change: Change,
  { attribute, affected }: DetectorInput,
  isUnexplained: boolean,
): Candidate {
  const { name, path, event, before, after } = change.fact;
  const target = path ? `window.${name}.${path}` : `window.${name}`;
  const thing = `the ${affected.name} API ${target}`;
  return {
    act: isUnexplained ? null : change,
    seenAt: change,
    attribution: isUnexplained ? null : attribute(change),
    effectSeen: true,
    reason: isUnexplained ? 'no recorded call deleted it' : '',
    claim: 'observed',
    target,
    active: `${verbs[event]} ${thing}`,
    passive: `${thing} was ${participles[event]}`,
    what: `${target} was ${participles[event]}`,
    before,
    after,
  };
}
