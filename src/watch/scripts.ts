import type { ProbeLink } from '../bridge/private-port.ts';
import type { Fact, FactOf } from '../model/observation.ts';
import { listenFirst } from './first-in-line.ts';
import { watchHeldScripts } from './held-scripts.ts';
import type { Hold } from './hold.ts';
import { allScripts, allSheets, allTemplates } from './natives.ts';
import { nodeRef } from './node-ref.ts';
import { lateness } from './page-time.ts';
import type { WidgetVendors } from './widget-vendors.ts';

/**
 * Script elements: which are there, who put them there, which loaded or failed. They and the elements that
 * hold style sheets are watched, so that the probe reports who takes them out or rewrites them.
 */
export type ScriptWatch = {
  /** A call of a script put these nodes in. */
  insertedByCall(nodes: Node[]): void;
  /** A call of a script put this element in. */
  isPutIn(script: Node): boolean;
  /** A call of a script changed an attribute of this element. */
  changed(target: Node): void;
  /** More vendors are known now. */
  lookAgain(): void;
  /** Scripts, sheets or templates came or went since the last scan. */
  haveChanged(): boolean;
  scan(): void;
  stop(): void;
};

const recordedAtMost = 2_000;

const countNow = (): number => allScripts().length + allSheets().length;

export function watchScripts(
  link: ProbeLink,
  vendors: WidgetVendors,
  record: (fact: Fact) => void,
  hold: Hold,
  onRan: () => void,
  onMet: (script: HTMLScriptElement) => void,
): ScriptWatch {
  const recordInTurn = (fact: Fact) => hold.inTurn(() => record(fact));
  const known = new WeakSet<HTMLScriptElement>();
  const byCall = new WeakSet<Node>();
  let recorded = 0;
  let lastCount = -1;
  let lastTemplates = 0;
  const held = watchHeldScripts(link, vendors, recordInTurn, (node) => byCall.has(node));

  const tell = (script: HTMLScriptElement, event: FactOf<'script'>['event']) =>
    hold.inTurn(() => tellNow(script, event));

  const tellNow = (script: HTMLScriptElement, event: FactOf<'script'>['event']) => {
    if (recorded >= recordedAtMost || !script.src) return;
    recorded++;
    record({
      kind: 'script',
      event,
      node: nodeRef(script, link.idOf(script)),
      url: script.src.slice(0, 4096),
      type: script.type.slice(0, 64),
      parser: !byCall.has(script),
      ...(event === 'present' ? lateness() : {}),
    });
  };

  const seen = (script: HTMLScriptElement) => {
    if (known.has(script)) return;
    known.add(script);
    link.watch(script);
    tell(script, 'present');
    onMet(script);
    held.look(script);
  };

  const settled = (event: Event) => {
    const { target } = event;
    if (!(target instanceof HTMLScriptElement)) return;
    seen(target);
    tell(target, event.type === 'load' ? 'loaded' : 'failed');
    onRan();
  };
  const places = [listenFirst('load', settled), listenFirst('error', settled)];

  return {
    insertedByCall(nodes) {
      for (const node of nodes) {
        byCall.add(node);
        if (node instanceof HTMLScriptElement) seen(node);
      }
    },
    isPutIn: (script) => byCall.has(script),
    changed(target) {
      if (target instanceof HTMLScriptElement) held.look(target);
    },
    lookAgain: () => held.lookEverywhere(),
    haveChanged: () => countNow() !== lastCount || allTemplates().length !== lastTemplates,
    scan() {
      const templates = allTemplates().length;
      if (templates !== lastTemplates) held.lookEverywhere();
      lastTemplates = templates;
      lastCount = countNow();
      for (const script of allScripts()) seen(script);
      for (const { ownerNode } of allSheets()) if (ownerNode) link.watch(ownerNode);
    },
    stop() {
      for (const leave of places) leave();
    },
  };
}
