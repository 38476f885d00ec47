import { type HandedOver, handedOverPrefix, handedOverSchema } from '../model/message.ts';
import { browser } from '../platform/browser.ts';
import { openSessionMemory } from '../platform/session-memory.ts';

/** A page that no background had answered may have sent a message too, by which it is known where it was. */
const messageWithinMs = 3_000;
/** The next page comes about meanwhile, and needs the processor. */
const gatherMs = 500;

/**
 * Takes in what documents put into the session's memory as they went away: now, and soon after something is put there,
 * which also starts a background that was stopped. Each is removed once it is stored; the store absorbs what came
 * by message as well. The function returned waits for no messages, and resolves when all that is there now was taken in, or
 * could not be stored.
 */
export function receiveHandedOver(
  record: (left: HandedOver, mayBeTold: boolean) => Promise<unknown>,
): () => Promise<void> {
  /** Until their removal is told: the news of one may come after it was read with all others. */
  const taken = new Set<string>();
  let willTakeRest = false;

  const takeIn = async (memory: Record<string, unknown>, mayBeTold: boolean) => {
    for (const [key, value] of Object.entries(memory)) {
      if (!key.startsWith(handedOverPrefix) || taken.has(key)) continue;
      const { data: left = { place: null, message: null } } = handedOverSchema().safeParse(value);
      taken.add(key);
      // One that cannot be stored now keeps none of the others.
      await record(left, mayBeTold)
        .then(() => browser.storage.session.remove(key))
        .catch(() => {
          taken.delete(key);
          if (!willTakeRest) setTimeout(takeInRest, messageWithinMs);
          willTakeRest = true;
        });
    }
  };
  // One after the other.
  let last: Promise<void> = Promise.resolve();
  const next = (memory: () => Promise<Record<string, unknown>>, mayBeTold: boolean) => {
    last = last
      .then(memory)
      .then((found) => takeIn(found, mayBeTold))
      .catch(() => undefined);
    return last;
  };
  const takeInAll = (mayBeTold: boolean) => next(() => browser.storage.session.get(null), mayBeTold);
  const takeInRest = () => {
    willTakeRest = false;
    void takeInAll(false);
  };

  const news = new Map<string, unknown>();
  const takeInNews = () => {
    const found = Object.fromEntries(news);
    news.clear();
    void next(async () => found, true);
  };
  browser.storage.session.onChanged.addListener((changes) => {
    for (const [key, { newValue }] of Object.entries(changes)) {
      if (newValue === undefined) {
        taken.delete(key);
        news.delete(key);
        continue;
      }
      if (news.size === 0) setTimeout(takeInNews, gatherMs);
      news.set(key, newValue);
    }
  });
  openSessionMemory().catch(() => undefined);
  void takeInAll(true);
  return () => takeInAll(false);
}
