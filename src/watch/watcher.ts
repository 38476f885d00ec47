import type { ProbeLink } from '../bridge/private-port.ts';
import type { HandedCode } from '../model/made.ts';
import type { Fact, FactOf, NodeRef } from '../model/observation.ts';
import type { Standing } from '../model/picture.ts';
import type { Asked } from '../model/values.ts';
import type { WatchedVendor } from '../model/vendor.ts';
import { createAsks } from './asks.ts';
import { createCalls } from './calls.ts';
import { watchClicks } from './clicks.ts';
import { createDiscovery } from './discovery.ts';
import { createDomActs } from './dom-acts.ts';
import { type DomTold, readEarly } from './early-fact.ts';
import { errorFactOf } from './errors.ts';
import type { Growth } from './growth.ts';
import type { Hold } from './hold.ts';
import { createInlineScripts, type HashScripts } from './inline-scripts.ts';
import { later } from './later.ts';
import { madeFactOf } from './made-code.ts';
import { described, nothingSeen, type Seen } from './node-ref.ts';
import { createOwnedValues } from './owned-values.ts';
import { watchPolicy } from './policy.ts';
import type { Recorder, When } from './recorder.ts';
import { createRepeats } from './repeats.ts';
import { createScriptNames, type ReadScripts } from './script-names.ts';
import { watchScripts } from './scripts.ts';
import { tellStorage } from './storage.ts';
import { createSwallowed } from './swallowed.ts';
import { createTimers } from './timers.ts';
import { createTellReader } from './told-facts.ts';
import { watchTrial } from './trial.ts';
import { watchVisitor } from './visitor.ts';
import { watchedNames } from './watched-names.ts';
import { createWidgetVendors } from './widget-vendors.ts';
import { createWidgets } from './widgets.ts';
import { createWrites } from './writes.ts';

const quickTickMs = 200;
const slowTickMs = 1_000;
const quickForMs = 15_000;
/** Counts go out at least as often. */
const settleEveryMs = 1_000;
/** What the probe says of values that are no objects. */
const plain: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);

export type Watcher = {
  /** Looks whether the document has grown. */
  look(): void;
  /**
   * A message of the probe's: parsed, completed with what the watcher sees, recorded. Whether it may count the next acts that are
   * alike.
   */
  onProbeFact(json: string, apart: string): boolean;
  /** Acts that the probe counted. */
  onProbeCount(json: string, counted: string): void;
  /** Answers the probe whether a store's item is a vendor's (`writes.ts`). */
  isOwned(item: string): boolean;
  /** Records what waits for an answer of the browser's (`writes.ts`). */
  settle(): void;
  addVendors(vendors: WatchedVendor[]): void;
  /** No more vendors come. */
  vendorsKnown(): void;
  /** Has the document's scripts read; resolves when what they name, and hashes of those without an address, are recorded. */
  readScripts(): Promise<unknown>;
  /** Records the visitor's clicks on this vendor's chat from now on. */
  tryChat(vendor: string): void;
  /** Where the chats stand at this moment, for a picture. */
  standing(): Omit<Standing, 'document'>;
  stop(): void;
};

/** Everything that watches one document from the isolated world. */
export function startWatcher(
  link: ProbeLink,
  growth: Growth,
  recorder: Recorder,
  hold: Hold,
  builtIn: WatchedVendor[],
  askToRead: ReadScripts,
  hashScripts: HashScripts,
): Watcher {
  /** Whoever needs the number of the record ends the hold: it is told in order. */
  const record = (fact: Fact) => {
    hold.end();
    return recorder.record(fact);
  };
  const recordInTurn = (fact: Fact) => hold.inTurn(() => recorder.record(fact));
  const repeats = createRepeats(recorder);
  const told = createTellReader();
  const vendors = createWidgetVendors(builtIn);
  const visitor = watchVisitor();
  const widgets = createWidgets(link, record, visitor, hold);
  const discovery = createDiscovery(vendors, widgets, hold);
  const inline = createInlineScripts(link, (script) => scripts.isPutIn(script), record, hashScripts);
  const scripts = watchScripts(link, vendors, recorder.record, hold, () => link.tick(), inline.meet);
  const domActs = createDomActs(link, widgets, discovery, () => scripts, record);
  const names = createScriptNames(link, vendors, scripts.isPutIn, record, askToRead);
  const stopPolicy = watchPolicy(recordInTurn);
  const ownedValues = createOwnedValues(vendors);
  const calls = createCalls(vendors, ownedValues, record, repeats);
  const asks = createAsks(vendors, (id) => link.nodeOf(id), record);
  const swallowed = createSwallowed(vendors, (id) => link.nodeOf(id), record);
  const timers = createTimers(vendors, record);
  const writes = createWrites(vendors, ownedValues, repeats);
  const clicks = watchClicks(link, widgets, record);
  const trial = watchTrial(vendors, widgets, record);
  const stopStorage = tellStorage(recordInTurn, hold);
  let malformed = 0;

  const looks = (ref: NodeRef, seen = nothingSeen): NodeRef => described(ref, link.nodeOf(ref.id), seen);

  const takeCall = (told: Asked, likeness: number, seen: Seen, when?: When): boolean => {
    const arrived = asks.arrived(told);
    const { node, ...call } = arrived;
    return calls.take(
      { ...call, ...(node ? { node: looks(node, seen) } : {}) },
      arrived === told ? likeness : null,
      when,
    );
  };

  const recordGlobal = (fact: FactOf<'global'>, likeness: number, when?: When): boolean => {
    const { path, event, before, after } = fact;
    const isValue = path !== '' && event === 'assigned' && plain.has(before) && plain.has(after);
    if (isValue) repeats.record('other', String(likeness), () => fact, when);
    else record(fact);
    return isValue;
  };

  const recordMade = (handed: HandedCode) => {
    const fact = madeFactOf(handed);
    if (fact) record(fact);
  };

  const dropped = () => {
    malformed++;
    if (malformed === 1) record({ kind: 'gap', reason: 'message-dropped', detail: 'probe', count: 1 });
  };

  /** `seen`: what its nodes looked like when it was told, if it was held since. */
  const take = (json: string, apart: string, seen?: Seen): boolean => {
    const read = told.read(json, apart);
    if (read === null) {
      dropped();
      return false;
    }
    const { fact, likeness } = read;
    if (fact.kind === 'write') return writes.complete(fact, likeness);
    if (fact.kind === 'global') return recordGlobal(fact, likeness);
    if (fact.kind === 'request') return takeCall(fact, likeness, seen ?? nothingSeen);
    if (fact.kind === 'dom') {
      if (!seen) domActs.meet(fact);
      domActs.record({ ...fact, marks: [] }, seen ?? nothingSeen);
    } else if (fact.kind === 'asked') asks.ask(fact);
    else if (fact.kind === 'outcome') asks.outcome(fact);
    else if (fact.kind === 'stop') clicks.stopped(record(fact), fact.api);
    else if (fact.kind === 'timer') timers.take(fact);
    else if (fact.kind === 'swallowed') swallowed.take(fact);
    else if (fact.kind === 'made') recordMade(fact);
    else if (fact.kind === 'error') record(errorFactOf(fact));
    else {
      if (fact.kind === 'patch') asks.laid(fact);
      record(fact);
    }
    return false;
  };

  const onProbeCount = (json: string, counted: string) => {
    const read = told.readCounted(json, counted);
    if (read === null) return dropped();
    const { acts, when, held } = read;
    for (const { fact, likeness } of acts) {
      if (fact.kind === 'write') writes.completeCounted(fact, likeness, when, held);
      else if (fact.kind === 'global') recordGlobal(fact, likeness, when);
      else if (fact.kind === 'request') takeCall(fact, likeness, nothingSeen, { ...when, times: 1 });
    }
  };

  /** The state right after these matters, and can be looked at only now. */
  const mustBeTakenNow = (kind: string, dom: DomTold | null): boolean =>
    dom ? widgets.mayConcern(dom.action, domActs.nodesOf(dom)) : kind === 'write' || kind === 'stop';

  const onProbeFact = (json: string, apart: string): boolean => {
    const early = hold.isHolding ? readEarly(json) : null;
    if (early === null || mustBeTakenNow(early.kind, early.dom)) {
      hold.end();
      return take(json, apart);
    }
    const { dom, refs } = early;
    if (dom) domActs.meet(dom);
    // An element that is given another address, id or class meanwhile had these.
    const seen = new Map(refs.map((ref) => [ref.id, looks(ref)]));
    const nodes = refs.map(({ id }) => link.nodeOf(id));
    hold.inTurn(() => void take(json, apart, seen), nodes);
    return false;
  };

  const look = () => {
    growth.followRoots();
    if (document.readyState === 'complete') growth.end();
    // Before the scripts that are new: what is there by now is no doing of theirs.
    if (scripts.haveChanged()) {
      link.tick();
      scripts.scan();
    }
    asks.look();
    swallowed.look();
    discovery.everywhereSoon();
    widgets.recheckSoon();
  };

  const startedMs = performance.now();
  let settledMs = startedMs;
  let endTicks: () => void;
  const tick = () => {
    link.tick();
    look();
    const nowMs = performance.now();
    if (nowMs - settledMs >= settleEveryMs) {
      settledMs = nowMs;
      recorder.settle();
    }
    endTicks = later(tick, nowMs - startedMs < quickForMs ? quickTickMs : slowTickMs);
  };
  endTicks = later(tick, quickTickMs);

  return {
    look,
    onProbeFact,
    onProbeCount,
    isOwned: writes.concerns,
    settle: writes.settle,
    addVendors(more) {
      vendors.add(more);
      scripts.lookAgain();
      link.addNames(watchedNames(more));
      if (hold.isHolding) discovery.everywhereSoon();
      else discovery.everywhereNow();
    },
    vendorsKnown: calls.vendorsKnown,
    readScripts: () => Promise.all([names.read(), inline.read()]),
    tryChat: trial.begin,
    standing: widgets.standing,
    stop() {
      endTicks();
      trial.stop();
      clicks.stop();
      visitor.stop();
      growth.end();
      widgets.stop();
      scripts.stop();
      stopPolicy();
      stopStorage();
      link.leave();
    },
  };
}
