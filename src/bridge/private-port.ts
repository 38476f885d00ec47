/**
 * The content script's end of the private way to the probe: one MessagePort object held by both worlds.
 * Events on it are synchronous. See src/probe/channel.ts for the other end.
 */
import { allScripts } from '../watch/natives.ts';
import type { WatchedNames } from '../watch/watched-names.ts';

const handshakeEvent = 'widget-witness-handshake';

export type ProbeLink = {
  /** Whether a probe handed its port over. */
  readonly connected: boolean;
  /** The node the probe or this side numbered so. */
  nodeOf(id: number): Node | undefined;
  /** Our number of a node; gives one if there is none. */
  idOf(node: Node): number;
  /** Tells the probe to look closer at a node. */
  watch(node: Node): void;
  /** The same for the first acts on it, of an element that may come to lie over a chat. */
  glanceAt(node: Node): void;
  /** Tells the probe that html, head or body may be others now. */
  refreshRoots(): void;
  /** Names of the person's own vendors. */
  addNames(names: WatchedNames): void;
  /** The visitor's click on a chat begins, or has ended: the probe tells who stops it. */
  awaitClick(awaited: boolean): void;
  /** Lets the probe look for globals that came or went. */
  tick(): void;
  /** Lets the probe hand over what it has counted. */
  collect(): void;
  /** The probe restores the natives and leaves. */
  leave(): void;
};

/** Bounded: beyond this many, nodes that were collected are forgotten. */
const rememberedNodesAtMost = 20_000;

/**
 * `names`, as JSON, go to the probe as its port is taken, before the page's first script. `isOwned` answers for a store and a name,
 * parted by a space; `onFact` whether further acts like this one may be counted, which `onCount` hears of.
 * `onImitation` hears how many events of the handshake's name came that were not the probe's.
 */
export function acceptProbe(
  names: string,
  onFact: (json: string, apart: string) => boolean,
  onCount: (json: string, counted: string) => void,
  isOwned: (item: string) => boolean,
  onImitation: (count: number) => void,
): ProbeLink {
  let port: MessagePort | undefined;
  /** The probe may have counted something. It tells that first when it tells anything. */
  let mayCount = false;
  let isTelling = false;
  let imitations = 0;
  let lastEvenId = 0;
  const ids = new WeakMap<Node, number>();
  const nodes = new Map<number, WeakRef<Node>>();
  const watched = new WeakSet<Node>();

  const remember = (node: Node, id: number) => {
    ids.set(node, id);
    nodes.set(id, new WeakRef(node));
    if (nodes.size <= rememberedNodesAtMost) return;
    for (const [old, ref] of nodes) if (!ref.deref()) nodes.delete(old);
    // Still too many alive: the oldest go, or the sweep would run for every node.
    for (const old of nodes.keys()) {
      if (nodes.size <= rememberedNodesAtMost / 2) break;
      nodes.delete(old);
    }
  };

  /** What is told while something of the probe's is heard comes after what it had counted. */
  const hear = (type: string, take: (data: string, apart: string) => unknown) =>
    port?.addEventListener(type, (message) => {
      const { data, lastEventId } = message as MessageEvent;
      if (typeof data !== 'string') return;
      const outer = isTelling;
      isTelling = true;
      try {
        if (take(data, lastEventId)) message.preventDefault();
      } finally {
        isTelling = outer;
      }
    });

  const tell = (type: string, data: string) => void port?.dispatchEvent(new MessageEvent(type, { data }));

  addEventListener(handshakeEvent, (event) => {
    if (port !== undefined) {
      // Another copy of this extension has its handshake ahead of the page's first script.
      if (allScripts().length > 0) onImitation(++imitations);
      return;
    }
    port = (event as MessageEvent).ports[0];
    port?.addEventListener('node', (handed) => {
      const { relatedTarget, detail } = handed as MouseEvent;
      if (relatedTarget instanceof Node && !ids.has(relatedTarget)) remember(relatedTarget, detail);
    });
    hear('fact', (data, apart) => {
      const may = onFact(data, apart);
      mayCount ||= may;
      return may;
    });
    hear('again', onCount);
    hear('owned', isOwned);
    tell('taken', names);
  });

  const idOf = (node: Node): number => {
    const known = ids.get(node);
    if (known !== undefined) return known;
    lastEvenId += 2;
    remember(node, lastEvenId);
    return lastEvenId;
  };

  const lookCloser = (order: 'watch' | 'glance', node: Node) =>
    port?.dispatchEvent(new MouseEvent(order, { relatedTarget: node, detail: idOf(node) }));

  return {
    get connected() {
      return port !== undefined;
    },
    nodeOf: (id) => nodes.get(id)?.deref(),
    idOf,
    watch(node) {
      if (watched.has(node)) return;
      watched.add(node);
      lookCloser('watch', node);
    },
    glanceAt: (node) => void lookCloser('glance', node),
    refreshRoots: () => void port?.dispatchEvent(new Event('roots')),
    addNames: (more) => tell('names', JSON.stringify(more)),
    awaitClick: (awaited) => void port?.dispatchEvent(new MouseEvent('click', { detail: awaited ? 1 : 0 })),
    tick: () => void port?.dispatchEvent(new Event('tick')),
    collect() {
      if (!mayCount || isTelling) return;
      mayCount = false;
      port?.dispatchEvent(new Event('collect'));
    },
    leave: () => void port?.dispatchEvent(new Event('leave')),
  };
}
