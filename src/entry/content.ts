import { lastFacts, oldestFacts } from '../bridge/hand-over.ts';
import { createOutbox, type Delivery, type Item } from '../bridge/outbox.ts';
import { acceptProbe } from '../bridge/private-port.ts';
import {
  type HandedOver,
  type HelloReply,
  handedOverPrefix,
  helloReplySchema,
  inlineTextsSchema,
  ownVendorsKey,
  recordReplySchema,
  referencesSchema,
  toContentSchema,
} from '../model/message.ts';
import type { Fact } from '../model/observation.ts';
import type { Standing } from '../model/picture.ts';
import { areVendors, type Vendor, writtenAlike } from '../model/vendor.ts';
import {
  answer,
  ask,
  hasSessionMemory,
  isInstalled,
  keepInSession,
  readLocally,
} from '../platform/content-script.ts';
import { watchedVendors } from '../vendors/watched.gen.ts';
import { createHold } from '../watch/hold.ts';
import { later, whenIdle } from '../watch/later.ts';
import { isPrerendering, watchPageLife } from '../watch/page-life.ts';
import { createRecorder } from '../watch/recorder.ts';
import { watchedNames } from '../watch/watched-names.ts';
import { startWatcher } from '../watch/watcher.ts';

const helloRetryMs = 50;
const drainWithinMs = 2_000;
const readWithinMs = 1_000;
const idleWithinMs = 100;
/** After the load event. */
const restMs = 1_500;

/** Asked for before all else: page scripts run as soon as this one ends. */
const keptVendors = readLocally(ownVendorsKey).catch(() => null);
const document_ = crypto.randomUUID();
const top = window.top === window;

const recordMessage = (batch: Item[]) => ({ type: 'record', document: document_, batch });

async function send(batch: Item[]): Promise<Delivery | null> {
  const parsed = recordReplySchema().safeParse(await ask(recordMessage(batch)));
  return parsed.success ? parsed.data : null;
}

const outbox = createOutbox(send, {
  overflow,
  notAudited: () => leave(),
});
const hold = createHold();
const recorder = createRecorder(outbox.put, top, () => link.collect());
const recordInTurn = (fact: Fact) => hold.inTurn(() => recorder.record(fact));
const link = acceptProbe(
  watchedNames(watchedVendors),
  (json, apart) => watcher.onProbeFact(json, apart),
  (json, counted) => watcher.onProbeCount(json, counted),
  (item) => watcher.isOwned(item),
  imitated,
);
const stopPageLife = watchPageLife(recordInTurn, top, {
  mayLeave() {
    hold.end();
    recorder.settle();
    handOver(oldestFacts(notHandedOver()));
  },
  routing: recorder.settle,
  leaving() {
    hold.end();
    handOver(lastFacts(notHandedOver(), overflow));
  },
  restored: outbox.resume,
});
const watcher = startWatcher(
  () => link,
  recorder,
  hold,
  watchedVendors,
  async (asked) => referencesSchema().safeParse(await ask(asked)).data ?? [],
  async (asked) => inlineTextsSchema().safeParse(await ask(asked)).data ?? [],
);

/** A page can send as many as it likes: each tenfold is told. */
function imitated(count: number): void {
  if (/^10*$/.test(String(count))) recordInTurn({ kind: 'imitation', count });
}

function overflow(count: number): Item {
  return recorder.stamp({ kind: 'gap', reason: 'overflow', detail: 'bridge', count });
}

/** Where the background says that this document is. */
let place: HandedOver['place'] = null;
/** The last number that the session's memory holds. */
let handedOverSeq = 0;
const notHandedOver = () => outbox.unacknowledged().filter(({ seq }) => seq > handedOverSeq);

/**
 * The page may be destroyed now, and a message to a background that must first be started dies with it (measured in
 * Chromium, and in Firefox when the page is not cached). Where the session's memory is open to us it keeps the facts, and a
 * background that runs takes them in at once; only a message tells it where a document is that nobody told.
 */
function handOver(batch: Item[]): void {
  if (batch.length === 0) return;
  const told = () => void send(batch).catch(() => undefined);
  if (place === null || !hasSessionMemory()) told();
  const left: HandedOver = { place, message: recordMessage(batch) };
  keepInSession(`${handedOverPrefix}${crypto.randomUUID()}`, left).then(() => {
    // A message alone may be lost: the same is sent again.
    if (hasSessionMemory()) handedOverSeq = Math.max(handedOverSeq, batch.at(-1)?.seq ?? 0);
  }, told);
}

let left = false;
function leave(): void {
  left = true;
  watcher.stop();
  stopPageLife();
  outbox.close();
}

async function hello(): Promise<void> {
  const message = {
    type: 'hello',
    document: document_,
    url: location.href.slice(0, 4096),
    top,
    prerender: isPrerendering(),
  };
  const reply: unknown = await ask(message).catch(extensionGone);
  // A background that was just started may have no answer yet.
  if (!reply) return void later(() => void hello(), helloRetryMs);
  // A page that is not audited is left at once; what else there is to an answer can wait.
  const told = reply as HelloReply;
  if (!told.audited) return leave();
  place = told.place;
  hold.afterwards(() => welcome(reply));
}

function welcome(reply: unknown): void {
  const { data } = helloReplySchema().safeParse(reply);
  if (!data?.audited) {
    leave();
    return;
  }
  watchFor(data.vendors);
  watcher.vendorsKnown();
  outbox.open();
}

/** The copy on this machine comes first, as a rule; the background's answer is what the audit was begun with. */
let watchedFor: Vendor[] | null = null;
function watchFor(vendors: Vendor[]): void {
  if (left || writtenAlike(vendors) === writtenAlike(watchedFor ?? [])) return;
  watchedFor = vendors;
  watcher.addVendors(vendors);
}

/** A background that was stopped needs its time to start; the page acts meanwhile. */
async function takeOwnVendors(): Promise<void> {
  const kept = await keptVendors;
  if (left || watchedFor !== null || !areVendors(kept) || kept.length === 0) return;
  watchedFor = kept;
  watcher.addVendors(kept);
}

/** The extension was removed or reloaded under us: restore the page. */
function extensionGone(): unknown {
  return isInstalled() ? undefined : { audited: false };
}

answer((message) => {
  hold.end();
  const asked = toContentSchema().safeParse(message).data;
  if (asked?.type === 'trial') {
    watcher.tryChat(asked.vendor);
    return Promise.resolve(true);
  }
  if (asked?.type === 'boxes') return top && !left ? standing(asked.settled) : undefined;
  if (asked?.type !== 'leave') return undefined;
  recorder.record({
    kind: 'page',
    event: 'watching-ended',
    url: location.href.slice(0, 4096),
    top,
    prerender: false,
  });
  return lastReading()
    .then(() => outbox.drain(drainWithinMs))
    .then(leave);
});

/** A picture is never taken of a page that is still coming about: nothing of ours competes with it. */
async function standing(settled: boolean): Promise<Standing> {
  if (settled) await atRest();
  return { document: document_, ...watcher.standing() };
}

function atRest(): Promise<void> {
  const idle = (resolve: () => void) => whenIdle(resolve, idleWithinMs);
  if (document.readyState === 'complete') return new Promise(idle);
  return new Promise((resolve) => addEventListener('load', () => idle(resolve), { once: true }));
}

/** The end waits for it, though not for a server that does not answer. */
function lastReading(): Promise<unknown> {
  const late = new Promise<void>((resolve) => later(resolve, readWithinMs));
  return Promise.race([watcher.readScripts().catch(() => undefined), late]);
}

/** The page load has come to rest: nobody waits for anything. */
function readAtRest(): void {
  const read = () => {
    if (!left) watcher.readScripts().catch(() => undefined);
  };
  later(() => whenIdle(read, restMs), restMs);
}
addEventListener('load', readAtRest, { once: true });

// The probe comes right after this script; by then it must have handed over its port.
document.addEventListener(
  'readystatechange',
  () => {
    if (!link.connected) recordInTurn({ kind: 'gap', reason: 'no-probe', detail: location.origin, count: 1 });
  },
  { once: true },
);

takeOwnVendors().catch(() => undefined);
// The parser goes on first.
later(() => void hello(), 0);
