import { lastFacts, oldestFacts } from '../bridge/hand-over.ts';
import { createOutbox, type Delivery, type Item } from '../bridge/outbox.ts';
import { acceptProbe } from '../bridge/private-port.ts';
import {
  handedOverPrefix,
  helloReplySchema,
  ownVendorsKey,
  ownVendorsSchema,
  recordReplySchema,
  toContentSchema,
} from '../model/message.ts';
import type { Vendor } from '../model/vendor.ts';
import { browser } from '../platform/browser.ts';
import { readLocally } from '../platform/local-memory.ts';
import { keepInSession } from '../platform/session-memory.ts';
import { builtInVendors } from '../vendors/catalogue.gen.ts';
import { later } from '../watch/later.ts';
import { isPrerendering, watchPageLife } from '../watch/page-life.ts';
import { createRecorder } from '../watch/recorder.ts';
import { watchedNames } from '../watch/watched-names.ts';
import { startWatcher } from '../watch/watcher.ts';

const helloRetryMs = 50;
const drainWithinMs = 2_000;

const document_ = crypto.randomUUID();
const top = window.top === window;

const recordMessage = (batch: Item[]) => ({ type: 'record', document: document_, batch });

async function send(batch: Item[]): Promise<Delivery | null> {
  const reply: unknown = await browser.runtime.sendMessage(recordMessage(batch));
  const parsed = recordReplySchema.safeParse(reply);
  return parsed.success ? parsed.data : null;
}

const outbox = createOutbox(send, {
  overflow,
  notAudited: () => leave(),
});
const recorder = createRecorder(outbox.put, top);
const link = acceptProbe(
  watchedNames(builtInVendors),
  (json) => watcher.onProbeFact(json),
  (item) => watcher.isOwned(item),
);
const stopPageLife = watchPageLife(recorder.record, top, {
  mayLeave: () => handOver(oldestFacts(outbox.unacknowledged())),
  leaving: () => handOver(lastFacts(outbox.unacknowledged(), overflow)),
  restored: outbox.resume,
});
const watcher = startWatcher(() => link, recorder.record, builtInVendors);

function overflow(count: number): Item {
  return recorder.stamp({ kind: 'gap', reason: 'overflow', detail: 'bridge', count });
}

/**
 * The page may be destroyed now, and a message to a background that must first be started dies with it (measured in
 * Chromium, and in Firefox when the page is not cached). Where the session's memory is open to us it keeps the facts.
 */
function handOver(batch: Item[]): void {
  if (batch.length === 0) return;
  send(batch).catch(() => undefined);
  keepInSession(`${handedOverPrefix}${crypto.randomUUID()}`, recordMessage(batch)).catch(() => undefined);
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
  const parsed = helloReplySchema.safeParse(await browser.runtime.sendMessage(message).catch(extensionGone));
  if (!parsed.success) {
    later(() => void hello(), helloRetryMs);
    return;
  }
  if (!parsed.data.audited) return leave();
  watchFor(parsed.data.vendors);
  watcher.vendorsKnown();
  outbox.open();
}

/** The copy on this machine comes first, as a rule; the background's answer is what the audit was begun with. */
let watchedFor = '[]';
function watchFor(vendors: Vendor[]): void {
  const now = JSON.stringify(vendors);
  if (now === watchedFor || left) return;
  watchedFor = now;
  watcher.addVendors(vendors);
}

/** A background that was stopped needs its time to start; the page acts meanwhile. */
async function readOwnVendors(): Promise<void> {
  const kept = ownVendorsSchema.safeParse(await readLocally(ownVendorsKey));
  if (kept.success && watchedFor === '[]') watchFor(kept.data);
}

/** The extension was removed or reloaded under us: restore the page. */
function extensionGone(): unknown {
  return browser.runtime?.id ? undefined : { audited: false };
}

browser.runtime.onMessage.addListener((message: unknown) => {
  const asked = toContentSchema.safeParse(message).data;
  if (asked?.type === 'trial') {
    watcher.tryChat(asked.vendor);
    return Promise.resolve(true);
  }
  if (asked?.type !== 'leave') return undefined;
  recorder.record({
    kind: 'page',
    event: 'watching-ended',
    url: location.href.slice(0, 4096),
    top,
    prerender: false,
  });
  return outbox.drain(drainWithinMs).then(leave);
});

// The probe comes right after this script; by then it must have handed over its port.
document.addEventListener(
  'readystatechange',
  () => {
    if (!link.connected)
      recorder.record({ kind: 'gap', reason: 'no-probe', detail: location.origin, count: 1 });
  },
  { once: true },
);

readOwnVendors().catch(() => undefined);
void hello();
