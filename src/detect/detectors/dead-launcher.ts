import type { Attribution } from '../../attribution/attribution.ts';
import { append } from '../../attribution/log.ts';
import type { ObservationOf } from '../../model/observation.ts';
import { actsOnNode, type DomAct } from '../acts-on-node.ts';
import { chatPart, describeNode } from '../describe.ts';
import { type Candidate, type Detector, type DetectorInput, isForeign } from '../detector.ts';

type Click = ObservationOf<'click'>;
type State = ObservationOf<'widget'>;

/**
 * The visitor clicks the chat and the click is lost: a call stopped it on its way, or kept the browser from following the chat's
 * link, or an act made the chat's element one that takes no clicks. A click that closes a menu may be taken once, so that only
 * clicks one after another tell, with none between that arrived. A click that reaches something that lies over the
 * chat is `covered-widget`'s.
 */
export const detector: Detector = {
  id: 'dead-launcher',
  title: 'Dead launcher',
  affectedThing: 'click',
  mayName: ['other-vendor', 'third-party'],
  needs: ['click', 'stop', 'dom', 'widget'],
  mustExclude: [],
  severity: 'high',
  notApplicable: () => null,
  examine(input) {
    const elements = new Map<string, Click[]>();
    for (const click of input.log.of('click')) {
      if (click.fact.vendor !== input.affected.id) continue;
      append(elements, `${click.document}\n${click.fact.node.id}`, click);
    }
    const lossOf = lossesIn(input);
    return [...elements.values()]
      .flatMap(runsOfLost)
      .flatMap((run) => run.clicks.flatMap((click) => explain(click, lossOf(click), run, input)))
      .sort((a, b) => a.seenAt.atMs - b.seenAt.atMs);
  },
};

/** Clicks one after another that were lost, and whether the next one arrived. */
type Run = { clicks: Click[]; endsWell: boolean };

function runsOfLost(clicks: readonly Click[]): Run[] {
  const runs: Run[] = [];
  let current: Run | null = null;
  for (const click of clicks) {
    if (click.fact.outcome === 'arrived') {
      if (current) current.endsWell = true;
      current = null;
    } else if (current) current.clicks.push(click);
    else {
      current = { clicks: [click], endsWell: false };
      runs.push(current);
    }
  }
  return runs;
}

/** What lost a click: the act, or null where none was seen, and how it is told. */
type Loss = { act: ObservationOf<'stop'> | DomAct | null; means: string; wasWell: boolean };

function lossesIn({ log }: DetectorInput): (click: Click) => Loss {
  const stops = new Map(log.of('stop').map((stop) => [`${stop.document}\n${stop.seq}`, stop]));
  const acts = actsOnNode(log);
  return ({ document, seq, fact }) => {
    if (fact.outcome !== 'not-taken') {
      const act = stops.get(`${document}\n${fact.by ?? ''}`) ?? null;
      const effect = fact.outcome === 'stopped' ? 'did not come to it' : 'opened nothing';
      return { act, means: `the click ${effect}: ${act?.fact.api ?? 'no recorded call'}`, wasWell: true };
    }
    const states = log
      .inDocument(document, 'widget')
      .filter((state) => state.fact.node.id === fact.node.id && state.seq < seq);
    const dead = states.at(-1);
    const by = dead?.fact.deadBy;
    return {
      act: dead ? acts.deadeningAct(dead) : null,
      means: `it takes none: ${by ? `${by.property}: ${by.value} on ${describeNode(by.node)}` : 'no reason was found'}`,
      wasWell: states.some(isWell),
    };
  };
}

const isWell = ({ fact }: State): boolean => fact.connected && fact.clickable && !fact.deadBy;

function explain(click: Click, loss: Loss, { clicks, endsWell }: Run, input: DetectorInput): Candidate[] {
  const isAlone = clicks.length === 1;
  if (isAlone && endsWell) return [];
  // An element that its vendor never meant to be clicked was not made dead.
  if (!loss.act)
    return loss.wasWell ? [candidate(click, loss, null, 'no recorded call did this', input)] : [];
  const attribution = input.attribute(loss.act);
  if (!isForeign(attribution)) return [];
  return [candidate(click, loss, attribution, ownPurpose(click, attribution, isAlone), input)];
}

/** Why a click may have been lost for another purpose than to keep it from the chat; empty where nothing explains it. */
function ownPurpose({ fact }: Click, { actor }: Attribution, isAlone: boolean): string {
  if (fact.dialog) return 'a dialog was open, which keeps the page from use';
  if (fact.outcome === 'prevented' && actor?.party === 'third-party')
    return 'scripts that measure links keep the browser from following them, and follow them later';
  return isAlone ? 'it was one click, and a menu that closes may take one' : '';
}

function candidate(
  click: Click,
  { act, means }: Loss,
  attribution: Attribution | null,
  reason: string,
  { affected }: DetectorInput,
): Candidate {
  const { node, outcome } = click.fact;
  const thing = `the ${affected.name} ${chatPart(node)}`;
  return {
    act,
    seenAt: click,
    attribution,
    effectSeen: true,
    reason,
    claim: act?.fact.kind === 'dom' ? 'derived' : 'observed',
    target: describeNode(node),
    active: `kept the visitor's click from ${thing}`,
    passive: `the visitor's click was kept from ${thing}`,
    what: `the visitor clicked ${describeNode(node)}, and ${means}`,
    before: 'clicked',
    after: outcome,
  };
}
