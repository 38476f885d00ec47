import type { Audit } from '../model/audit.ts';
import type { Audits } from '../session/audits.ts';
import type { Context } from '../session/context.ts';
import type { Journal } from '../session/journal.ts';
import type { OwnLog } from '../session/own-log.ts';
import { hold, putTabRecord, tabRecord } from '../session/pages.ts';
import { redactUrl, urlKey } from '../session/redact.ts';
import { placeOf } from './place.ts';
import { isWorkers, networkFactOf, type Witnessed } from './request.ts';

export type WitnessNeeds = {
  journal: Journal;
  audits: Audits;
  own: OwnLog;
  /** The audit takes in nothing more (`room.ts`). */
  isFull(audit: string): boolean;
};

const replayWithinMs = 3000;
const replayAtMost = 200;

/** Stores what the browser itself says about the audited tabs' requests: what really left it. */
export function createWitness({ journal, audits, own, isFull }: WitnessNeeds) {
  /** Of tabs that are not audited, in memory only: a pop-out's first requests come before the news of it. */
  let recent: Witnessed[] = [];

  /** Resolves once the fact is stored; a request of no audited tab leaves nothing behind. */
  async function witness(seen: Witnessed): Promise<void> {
    const { details } = seen;
    const recording = (await audits.recording()).filter(({ id }) => !isFull(id));
    const concerned = isWorkers(details)
      ? recording
      : recording.filter(({ tabs }) => tabs.includes(details.tabId));
    const navigates = seen.event === 'asked' && details.type === 'main_frame';
    if (concerned.length === 0) remember(seen);
    if (concerned.length === 0 && !navigates) return;
    await journal.soon(async (context) => {
      if (navigates) await noteNavigation(context, seen);
      for (const audit of concerned) await store(context, own, audit, seen);
    });
  }

  function remember(seen: Witnessed): void {
    if (isWorkers(seen.details)) return;
    const { timeStamp } = seen.details;
    recent.push(seen);
    recent = recent
      .filter(({ details }) => details.timeStamp > timeStamp - replayWithinMs)
      .slice(-replayAtMost);
  }

  /** A tab has joined an audit: what it asked for just before is part of it. */
  async function replay(tab: number): Promise<void> {
    const missed = recent.filter(({ details }) => details.tabId === tab);
    recent = recent.filter(({ details }) => details.tabId !== tab);
    await Promise.all(missed.map(witness));
  }

  return { witness, replay };
}

async function store(context: Context, own: OwnLog, audit: Audit, seen: Witnessed): Promise<void> {
  const { details } = seen;
  const place = await placeOf(context, audit, details);
  if (place === null) return;
  const key = audit.redactionKey;
  const entry = {
    audit: audit.id,
    tab: details.tabId,
    frame: Math.max(0, details.frameId),
    atMs: details.timeStamp,
    pageUrl: redactUrl(details.documentUrl ?? details.initiator ?? '', key),
    urlKey: urlKey(details.url, key),
    fact: networkFactOf(seen, key),
  };
  if ('page' in place) own(context, { ...entry, page: place.page });
  else hold(context, { ...entry, key: place.heldUnder });
}

/**
 * The tab is about to show another page; whether it answers a form decides whether it may be loaded again. A
 * request that ends in a download leaves the mark too, which errs on the side of not loading again.
 */
async function noteNavigation(context: Context, { details }: Witnessed): Promise<void> {
  const { tabId, frameId, requestId, timeStamp, documentLifecycle } = details;
  // What is prerendered may never be shown.
  if (frameId !== 0 || documentLifecycle === 'prerender') return;
  const method = details.method.toUpperCase() === 'POST' ? 'post' : 'get';
  const record = await tabRecord(context, tabId);
  // Delivered after the page's own hello: then this is how that page was asked for.
  const requestPage = timeStamp <= record.shownAtMs ? record.page : '';
  putTabRecord(context, { ...record, method, request: requestId, requestPage });
}
