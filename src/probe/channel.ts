import { forgetCounts, handOver, tell } from './counts.ts';
import {
  bare,
  dispatch,
  eventData,
  eventDetail,
  hasOwn,
  keys,
  listen,
  NativeMessageEvent,
  NativeMouseEvent,
  nodeName,
  parseJson,
  relatedTarget,
  slice,
  some,
} from './natives.ts';
import { giveId, glanceAt, idOf, refreshRoots, watch } from './nodes.ts';
import { port, send } from './port.ts';
import { running } from './running.ts';
import { type Plain, serialize } from './serialize.ts';

/**
 * Fixed name: used once, before the page's first script can listen. Order among our two scripts is by
 * id in Chromium and by array in Firefox: the content script is first in both.
 */
const handshakeEvent = 'widget-witness-handshake';

/** What to look for in the page, as the content script knows the vendors. Of a setting its dotted path, then the parts of that. */
export type Names = { globals: string[]; settings: string[][]; callbacks: string[] };
export type Orders = {
  addNames(names: Names): void;
  awaitClick(awaited: boolean): void;
  tick(): void;
  leave(): void;
};

/**
 * Hands the port over and gets the names of the catalogue, which need not be part of the probe then. Null when no content
 * script took it: then nothing must be instrumented.
 */
export function openChannel(orders: Orders): Names | null {
  const answer: { given: Names | null } = { given: null };
  const on = (type: string, handle: (event: Event) => void) =>
    listen(port, type, (event) => {
      try {
        handle(event as Event);
      } catch {
        // Fail open: a fault of ours must not surface in the page.
      }
    });
  on('taken', (event) => {
    answer.given = namesIn(event);
  });
  on('watch', (event) => watch(relatedTarget(event as MouseEvent) as Node, eventDetail(event as UIEvent)));
  on('glance', (event) =>
    glanceAt(relatedTarget(event as MouseEvent) as Node, eventDetail(event as UIEvent)),
  );
  on('roots', refreshRoots);
  on('names', (event) => orders.addNames(namesIn(event)));
  on('click', (event) => orders.awaitClick(eventDetail(event as UIEvent) > 0));
  // Both sides hear what either says: this is no event that the probe itself dispatches.
  on('collect', forgetCounts);
  on('tick', () => orders.tick());
  on('leave', () => orders.leave());
  dispatch(window, new NativeMessageEvent(handshakeEvent, bare({ ports: [port] })));
  return answer.given;
}

const namesIn = (event: Event): Names => parseJson(eventData(event as MessageEvent) as string) as Names;

/** A node in a fact, to which the content script adds what it looks like: the first time the node itself is handed over. */
export function refer(node: Node): Plain {
  let id = idOf(node);
  if (id === undefined) {
    id = giveId(node);
    dispatch(port, new NativeMouseEvent('node', bare({ relatedTarget: node, detail: id })));
  }
  return { id, tag: slice(nodeName(node), 0, 64) };
}

type Fact = { [key: string]: Plain };

/** What was written last, and its text: acts come in rows. */
let last: Fact = {};
let lastDuring: number | undefined;
let lastText = '';

/** Of an act, which has a stack, it is said which inline script ran. */
export function factText(fact: Fact): string {
  const during = hasOwn(fact, 'stack') ? running.script : undefined;
  const names = keys(fact);
  const isOther = during !== lastDuring || names.length !== keys(last).length;
  if (isOther || some(names, (name) => fact[name] !== last[name])) {
    last = fact;
    lastDuring = during;
    lastText = serialize({ during, ...fact });
  }
  return lastText;
}

/**
 * Hands one fact to the content script, now, or counts it. What it does not share with facts of acts that are alike goes
 * `apart`: the others are then known by their text, and need not be parsed again.
 */
export function emit(fact: Fact, apart?: Plain): void {
  tell(factText(fact), apart, fact.kind === 'request');
}

/** Hands over how the probe itself is doing. */
export function tellProbe(event: string, detail: string, count: number): void {
  emit({ kind: 'probe', event, detail, count });
}

let failures = 0;
const failuresAtMost = 20;

/** A sensor failed. Fails open: what cannot be told must not surface in the page. */
export function tellFailure(what: string): void {
  try {
    if (failures++ < failuresAtMost) tellProbe('sensor-failed', what, failures);
  } catch {
    // The port is gone with its document.
  }
}

/**
 * Asks the content script, which knows the vendors, whether a cookie or stored item of this name is one of theirs; an
 * empty name asks whether the store holds any. It then notes what is there before the call.
 */
export function askOwned(store: 'cookies' | 'local' | 'session', name: string): boolean {
  handOver();
  return send('owned', `${store} ${name}`, '');
}
