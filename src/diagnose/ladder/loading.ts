import type { Observation } from '../../model/observation.ts';
import type { LadderStep } from '../../model/report.ts';
import { tagUrls } from '../presence.ts';
import type { LadderInput } from './input.ts';

/** Kinds of requests that only code makes. Tags of the page's own make the others. */
const codeRequests = new Set(['xmlhttprequest', 'websocket', 'beacon', 'ping']);

/**
 * When each page load first showed the steps up to the vendor's own code at work, in epoch ms by step; a first look
 * shows the later ones too. Pages that are not asked for are left out.
 */
export function loadingSteps(input: LadderInput): Map<string, Map<LadderStep, number>> {
  const reached = new Map<string, Map<LadderStep, number>>();
  for (const page of input.pages) reached.set(page, new Map());
  const others = requestsOfOthers(input);
  for (const observation of input.log.all) {
    const steps = reached.get(observation.page);
    if (!steps) continue;
    for (const step of stepsShown(observation, input)) {
      if (!steps.has(step)) steps.set(step, observation.atMs);
    }
    if (!steps.has('booted') && showsBoot(observation, others, input)) steps.set('booted', observation.atMs);
  }
  return reached;
}

function stepsShown({ fact }: Observation, { affected, isAffectedUrl }: LadderInput): LadderStep[] {
  switch (fact.kind) {
    case 'script':
      if (!isAffectedUrl(fact.url)) return [];
      return fact.event === 'loaded' ? ['tag', 'fetched', 'executed'] : ['tag'];
    case 'dom':
    case 'request':
      return tagUrls(fact).some(isAffectedUrl) ? ['tag'] : [];
    case 'network':
      return fact.event === 'completed' && fact.type === 'script' && isAffectedUrl(fact.url)
        ? ['fetched']
        : [];
    case 'global':
      return fact.event === 'present' && isOwnGlobal(fact.name, affected) ? ['configured'] : [];
    case 'first-look':
      if (fact.vendor !== affected.id) return [];
      // At the click `executed` was told by the vendor's global.
      return fact.step === 'executed' ? ['executed', 'configured'] : [fact.step];
    default:
      return [];
  }
}

/** The holder of a dotted name may be anybody's. */
export function isOwnGlobal(name: string, { globals }: LadderInput['affected']): boolean {
  return globals.some(({ value }) => value === name);
}

/** The vendor's own code acted, or something of it that no sensor sees asked its servers and was answered. */
function showsBoot(observation: Observation, others: ReadonlySet<string>, input: LadderInput): boolean {
  const { fact, page, urlKey } = observation;
  switch (fact.kind) {
    case 'dom':
    case 'request':
    case 'global':
      return fact.stack !== undefined && input.attribute(observation).actor?.party === 'affected';
    case 'network':
      return (
        fact.event === 'completed' &&
        codeRequests.has(fact.type) &&
        (fact.status ?? 200) < 400 &&
        input.isAffectedUrl(fact.url) &&
        !others.has(`${page}\n${urlKey}`)
      );
    default:
      return false;
  }
}

/** Requests to the vendor that some other code was seen to make, or nobody knows who, by page and key. */
function requestsOfOthers({ log, isAffectedUrl, attribute }: LadderInput): Set<string> {
  const others = new Set<string>();
  for (const request of log.of('request')) {
    if (!isAffectedUrl(request.fact.url)) continue;
    if (attribute(request).actor?.party !== 'affected') others.add(`${request.page}\n${request.urlKey}`);
  }
  return others;
}
