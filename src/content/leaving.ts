import { lastFacts, oldestFacts } from '../bridge/hand-over.ts';
import type { Delivery, Item, Outbox } from '../bridge/outbox.ts';
import { type HandedOver, handedOverPrefix, recordReplySchema } from '../model/message.ts';
import { ask, hasSessionMemory, keepInSession } from '../platform/content-script.ts';
import { documentId } from './hello.ts';
import { randomId } from './random-id.ts';

/** What a document that may be destroyed at any moment leaves behind of what the background has not stored. */
export type Leaving = {
  /** Where the background says that this document is. */
  place: HandedOver['place'];
  handOverOldest(): void;
  handOverLast(): void;
};

const recordMessage = (batch: Item[]) => ({ type: 'record', document: documentId, batch });

export async function send(batch: Item[]): Promise<Delivery | null> {
  const parsed = recordReplySchema().safeParse(await ask(recordMessage(batch)));
  return parsed.success ? parsed.data : null;
}

/**
 * A message to a background that must first be started dies with the page (measured in Chromium, and in Firefox when the page is
 * not cached). Where the session's memory is open to us it keeps the facts, and a background that runs takes them in at once;
 * only a message tells it where a document is that nobody told.
 */
export function createLeaving(outbox: Outbox, overflow: (count: number) => Item): Leaving {
  /** The last number that the session's memory holds. */
  let handedOverSeq = 0;
  const notHandedOver = () => outbox.unacknowledged().filter(({ seq }) => seq > handedOverSeq);

  const handOver = (batch: Item[]) => {
    if (batch.length === 0) return;
    const told = () => void send(batch).catch(() => undefined);
    if (leaving.place === null || !hasSessionMemory()) told();
    const left: HandedOver = { place: leaving.place, message: recordMessage(batch) };
    keepInSession(`${handedOverPrefix}${randomId()}`, left).then(() => {
      // A message alone may be lost: the same is sent again.
      if (hasSessionMemory()) handedOverSeq = Math.max(handedOverSeq, batch.at(-1)?.seq ?? 0);
    }, told);
  };

  const leaving: Leaving = {
    place: null,
    handOverOldest: () => handOver(oldestFacts(notHandedOver())),
    handOverLast: () => handOver(lastFacts(notHandedOver(), overflow)),
  };
  return leaving;
}
