import type { NodeRef, Observation, ObservationOf } from '../../model/observation.ts';
import { isRunnable } from '../../vendors/script-gates.ts';
import { describeNode, endpointOf } from '../describe.ts';
import { type Candidate, type Detector, type DetectorInput, isForeign } from '../detector.ts';

type DomAct = ObservationOf<'dom'>;

/** How long the page must have been watched before a script that never came in counts as kept out. */
const patienceMs = 3000;

/**
 * A script keeps the vendor's script from running: takes its element out, gives it another type or another
 * address before it has loaded; or gives a frame of the vendor's another address at any time. An address that failed
 * by itself is for the causes to explain.
 */
export const detector: Detector = {
  id: 'blocked-loader',
  title: 'Blocked loader',
  affectedThing: 'script',
  mayName: ['other-vendor', 'third-party', 'tag-manager'],
  needs: ['dom', 'script', 'request', 'widget'],
  mustExclude: ['content-blocker', 'csp', 'consent-manager', 'delayed-loading'],
  severity: 'high',
  notApplicable: ({ hosts }) => (hosts.length > 0 ? null : 'the catalogue lists no host of this vendor'),
  examine(input) {
    const settled = settledPages(input);
    return [...loaderElements(input).values()].flatMap((loader) => {
      if (isFrame(loader.node)) return framesAway(loader, input);
      if (settled.loaded.has(`${loader.first.page}\n${loader.url}`)) return [];
      const act = loader.acts.find((one) => one.seq < loader.endedSeq && isForeign(input.attribute(one)));
      if (act) return settled.acted(loader) ? [] : [blocked(act, loader, input)];
      // A widget that draws itself has its code: this address was not needed.
      const isLost =
        !settled.ran.has(loader.first.page) && loader.acts.length === 0 && !loader.present && !loader.ended;
      const watchedMs = (settled.lastMs.get(loader.first.page) ?? 0) - loader.first.atMs;
      return isLost && watchedMs >= patienceMs ? [lost(loader, input)] : [];
    });
  },
};

type Loader = {
  first: Observation;
  node: NodeRef;
  url: string;
  present: boolean;
  ended: boolean;
  /** `seq` of the load or failure; acts after it are too late to block. */
  endedSeq: number;
  acts: DomAct[];
};

/** The vendor's script elements and frames of every document, with what was done to them. */
function loaderElements({ log, affected, isAffectedUrl }: DetectorInput): Map<string, Loader> {
  const loaders = new Map<string, Loader>();
  const meet = (observation: Observation, node: NodeRef): Loader | null => {
    const key = `${observation.document}\n${node.id}`;
    const known = loaders.get(key);
    if (known || !node.url || !isAffectedUrl(node.url)) return known ?? null;
    const loader = { first: observation, node, url: node.url, present: false, ended: false, acts: [] };
    loaders.set(key, { ...loader, endedSeq: Number.POSITIVE_INFINITY });
    return loaders.get(key) ?? null;
  };
  const frames = log.of('widget').filter(({ fact }) => fact.vendor === affected.id && isFrame(fact.node));
  const inOrder = [...log.of('script'), ...log.of('dom'), ...frames].sort(
    (a, b) => Number(a.document > b.document) - Number(a.document < b.document) || a.seq - b.seq,
  );
  for (const observation of inOrder) {
    if (observation.fact.kind === 'script') readScript(observation as ObservationOf<'script'>, meet);
    else if (observation.fact.kind === 'widget') meet(observation, observation.fact.node);
    else readAct(observation as DomAct, meet, isAffectedUrl);
  }
  return loaders;
}

type Meet = (observation: Observation, node: NodeRef) => Loader | null;

function readScript(observation: ObservationOf<'script'>, meet: Meet): void {
  const { event, node, url, type } = observation.fact;
  const loader = meet(observation, { ...node, url });
  if (!loader) return;
  loader.present = true;
  // Snippets set the type before they insert the element: a type that lets the script run blocks nothing.
  if (event !== 'inert' && isRunnable(type))
    loader.acts = loader.acts.filter(({ fact }) => fact.attribute !== 'type');
  if (event === 'present' || event === 'inert' || loader.ended) return;
  loader.ended = true;
  loader.endedSeq = observation.seq;
}

function readAct(act: DomAct, meet: Meet, isAffectedUrl: (url: string) => boolean): void {
  const { action, target, nodes, attribute } = act.fact;
  if (action === 'insert' || action === 'remove') {
    for (const node of nodes.filter((one) => isScript(one) || isFrame(one))) {
      const loader = meet(act, node);
      if (action === 'remove') loader?.acts.push(act);
    }
    return;
  }
  if (action !== 'attribute' || !(isScript(target) || isFrame(target))) return;
  const loader = meet(act, target);
  const isReaddressed = attribute === 'src' && !isAffectedUrl(target.url ?? '');
  if (attribute === 'type' || isReaddressed) loader?.acts.push(act);
}

/** Pages where the vendor's script loaded or acted, or where its widget shows that its code ran. */
function settledPages({ log, affected, attribute }: DetectorInput) {
  const loaded = new Set<string>();
  const ran = new Set<string>();
  const lastMs = new Map<string, number>();
  for (const { page, atMs, fact } of log.of('script')) {
    lastMs.set(page, Math.max(atMs, lastMs.get(page) ?? 0));
    if (fact.event === 'loaded') loaded.add(`${page}\n${fact.url}`);
  }
  for (const { page, atMs, fact } of log.of('widget')) {
    lastMs.set(page, Math.max(atMs, lastMs.get(page) ?? 0));
    if (fact.vendor === affected.id && fact.rendered) ran.add(page);
  }
  for (const { page, atMs } of [...log.of('dom'), ...log.of('request')]) {
    lastMs.set(page, Math.max(atMs, lastMs.get(page) ?? 0));
  }
  let actors: Set<string> | null = null;
  // An element that is taken out after its script was fetched still runs, and no load event tells.
  const acted = ({ first, url }: Loader): boolean => {
    actors ??= new Set(
      [...log.of('dom'), ...log.of('request')].flatMap((act) =>
        attribute(act).frames.map((frame) => `${act.page}\n${frame.url}`),
      ),
    );
    return actors.has(`${first.page}\n${url}`);
  };
  return { loaded, ran, lastMs, acted };
}

/** Taking a frame out is removing the chat. */
function framesAway(loader: Loader, input: DetectorInput): Candidate[] {
  return loader.acts
    .filter((act) => act.fact.attribute === 'src' && isForeign(input.attribute(act)))
    .map((act) => blocked(act, loader, input));
}

function blocked(act: DomAct, { node, url }: Loader, { affected, attribute }: DetectorInput): Candidate {
  const done =
    act.fact.action === 'remove' ? 'removed' : act.fact.attribute === 'type' ? 'retyped' : 're-addressed';
  const thing = `the ${affected.name} ${isFrame(node) ? 'frame' : 'script'}`;
  const before = isFrame(node) ? '' : ' before it could load';
  const lost = isFrame(node) ? '' : ', which never loaded on this page';
  return {
    act,
    seenAt: act,
    attribution: attribute(act),
    effectSeen: true,
    reason: '',
    claim: 'derived',
    target: endpointOf(url),
    active: `${done} ${thing}${before}`,
    passive: `${thing} was ${done}${before}`,
    what: `${act.fact.api} ${done} ${describeNode(node)} (${endpointOf(url)})${lost}`,
    before: url,
    after: act.fact.attribute === 'src' ? (act.fact.target.url ?? '') : done,
  };
}

function lost({ first, url }: Loader, { affected }: DetectorInput): Candidate {
  const thing = `the ${affected.name} script`;
  return {
    act: null,
    seenAt: first,
    attribution: null,
    effectSeen: true,
    reason: 'no recorded call kept it out',
    claim: 'derived',
    target: endpointOf(url),
    active: `kept ${thing} from loading`,
    passive: `${thing} never came into the page`,
    what: `an element for ${endpointOf(url)} was made and was never seen in the page`,
  };
}

function isScript({ tag }: NodeRef): boolean {
  return tag.toLowerCase() === 'script';
}

function isFrame({ tag }: NodeRef): boolean {
  return tag.toLowerCase() === 'iframe';
}
