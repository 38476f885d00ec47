import type { ProbeLink } from '../bridge/private-port.ts';
import type { HandedCode } from '../model/made.ts';
import type { Fact, FactOf, NodeRef } from '../model/observation.ts';
import { probeWorldFactSchema } from '../model/probe-world.ts';
import type { Asked } from '../model/values.ts';
import type { Vendor } from '../model/vendor.ts';
import { createAsks } from './asks.ts';
import { createCalls } from './calls.ts';
import { watchClicks } from './clicks.ts';
import { createDiscovery } from './discovery.ts';
import { errorFactOf } from './errors.ts';
import { later } from './later.ts';
import { madeFactOf, withCode } from './made-code.ts';
import { body, documentElement, head, isInPage } from './natives.ts';
import { described } from './node-ref.ts';
import { createOwnedValues } from './owned-values.ts';
import { watchPolicy } from './policy.ts';
import { watchScripts } from './scripts.ts';
import { scriptsIn } from './stack-files.ts';
import { withStackText } from './stack-text.ts';
import { tellStorage } from './storage.ts';
import { createTimers } from './timers.ts';
import { watchTrial } from './trial.ts';
import { watchVisitor } from './visitor.ts';
import { watchedNames } from './watched-names.ts';
import { createWidgetVendors } from './widget-vendors.ts';
import { createWidgets } from './widgets.ts';
import { createWrites } from './writes.ts';

const quickTickMs = 200;
const slowTickMs = 1_000;
const quickForMs = 15_000;

export type Watcher = {
  /** A message of the probe's: parsed, completed with what the watcher sees, recorded. */
  onProbeFact(json: string): void;
  /** Answers the probe whether a store's item is a vendor's (`writes.ts`). */
  isOwned(item: string): boolean;
  addVendors(vendors: Vendor[]): void;
  /** No more vendors come. */
  vendorsKnown(): void;
  /** Records the visitor's clicks on this vendor's chat from now on. */
  tryChat(vendor: string): void;
  stop(): void;
};

/** Everything that watches one document from the isolated world. */
export function startWatcher(
  link: () => ProbeLink,
  record: (fact: Fact) => number,
  builtIn: Vendor[],
): Watcher {
  const vendors = createWidgetVendors(builtIn);
  const visitor = watchVisitor();
  const widgets = createWidgets(link(), record, visitor);
  const discovery = createDiscovery(vendors, widgets);
  const scripts = watchScripts(link(), vendors, record, () => link().tick());
  const stopPolicy = watchPolicy(record);
  const ownedValues = createOwnedValues(vendors);
  const calls = createCalls(vendors, ownedValues, record);
  const asks = createAsks(vendors, (id) => link().nodeOf(id), record);
  const timers = createTimers(vendors, record);
  const writes = createWrites(vendors, ownedValues, record);
  const clicks = watchClicks(link, widgets, record);
  const trial = watchTrial(vendors, widgets, record);
  tellStorage(record);
  let malformed = 0;

  const nodesOf = (fact: FactOf<'dom'>): Node[] =>
    fact.nodes.map(({ id }) => link().nodeOf(id)).filter((node) => node !== undefined);

  const looks = (ref: NodeRef): NodeRef => described(ref, link().nodeOf(ref.id));

  const completeDom = (fact: FactOf<'dom'>) => {
    const nodes = nodesOf(fact);
    const target = link().nodeOf(fact.target.id);
    if (fact.target.tag === 'HTML' || fact.action === 'write') link().refreshRoots();
    if (fact.action === 'insert') scripts.insertedByCall(nodes);
    if (fact.action === 'shadow' && target instanceof Element) discovery.addShadowHost(target);
    for (const node of nodes) discovery.within(node);
    if (fact.action === 'insert' && /^(?:html|body)$/i.test(fact.target.tag))
      for (const node of nodes) if (node instanceof Element) widgets.mayLieOver(node);
    const isTree = fact.action === 'insert' || fact.action === 'remove' || fact.action === 'write';
    const concerned = isTree ? nodes : target ? [target] : [];
    const marks = concerned.flatMap((node) => widgets.marksOf(node, fact.action === 'insert')).slice(0, 32);
    const refs = fact.nodes.map(looks);
    const bringsCode = fact.action === 'insert' && target && isInPage(target);
    const seq = record({
      ...fact,
      target: looks(fact.target),
      nodes: bringsCode ? refs.map((ref) => withCode(ref, link().nodeOf(ref.id))) : refs,
      marks,
    });
    if (fact.action === 'attribute' && target) scripts.changed(target);
    if (target)
      widgets.acted(seq, {
        action: fact.action,
        target,
        attribute: fact.attribute,
        nodes,
        scripts: scriptsIn(fact.stack?.text ?? '').join('\n'),
      });
    widgets.recheckSoon();
    if (fact.action === 'insert' || fact.action === 'shadow') discovery.everywhereSoon();
  };

  const takeCall = (told: Asked) => {
    const { node, ...call } = asks.arrived(told);
    calls.take({ ...call, ...(node ? { node: looks(node) } : {}) });
  };

  const recordMade = (handed: HandedCode) => {
    const fact = madeFactOf(handed);
    if (fact) record(fact);
  };

  const onProbeFact = (json: string) => {
    const parsed = probeWorldFactSchema.safeParse(withStackText(parseJson(json)));
    if (!parsed.success) {
      malformed++;
      if (malformed === 1) record({ kind: 'gap', reason: 'message-dropped', detail: 'probe', count: 1 });
      return;
    }
    if (parsed.data.kind === 'dom') completeDom({ ...parsed.data, marks: [] });
    else if (parsed.data.kind === 'request') takeCall(parsed.data);
    else if (parsed.data.kind === 'asked') asks.ask(parsed.data);
    else if (parsed.data.kind === 'outcome') asks.outcome(parsed.data);
    else if (parsed.data.kind === 'write') writes.complete(parsed.data);
    else if (parsed.data.kind === 'stop') clicks.stopped(record(parsed.data), parsed.data.api);
    else if (parsed.data.kind === 'timer') timers.take(parsed.data);
    else if (parsed.data.kind === 'made') recordMade(parsed.data);
    else if (parsed.data.kind === 'error') record(errorFactOf(parsed.data));
    else {
      if (parsed.data.kind === 'patch') asks.laid(parsed.data);
      record(parsed.data);
    }
  };

  const look = () => {
    link().refreshRoots();
    // Before the scripts that are new: what is there by now is no doing of theirs.
    link().tick();
    scripts.scan();
    asks.look();
    discovery.everywhereSoon();
    widgets.recheckSoon();
  };

  /**
   * html, head and body only, and only while the parser works: whatever a script does to them later, the probe
   * says. An observer costs all work below it, a document-wide one doubles it.
   */
  const roots = new MutationObserver(() => {
    observeRoots();
    look();
  });
  const observeRoots = () => {
    if (document.readyState === 'complete') return roots.disconnect();
    for (const node of [document, documentElement(), head(), body()]) {
      if (node) roots.observe(node, { childList: true });
    }
  };
  observeRoots();
  look();

  const startedMs = performance.now();
  let endTicks: () => void;
  const tick = () => {
    observeRoots();
    look();
    endTicks = later(tick, performance.now() - startedMs < quickForMs ? quickTickMs : slowTickMs);
  };
  endTicks = later(tick, quickTickMs);

  return {
    onProbeFact,
    isOwned: writes.concerns,
    addVendors(more) {
      vendors.add(more);
      scripts.lookAgain();
      link().addNames(watchedNames(more));
      discovery.everywhereNow();
    },
    vendorsKnown: calls.vendorsKnown,
    tryChat: trial.begin,
    stop() {
      endTicks();
      trial.stop();
      clicks.stop();
      visitor.stop();
      roots.disconnect();
      widgets.stop();
      scripts.stop();
      stopPolicy();
      link().leave();
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
