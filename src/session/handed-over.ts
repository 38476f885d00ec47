import { type HandedOver, handedOverPrefix, handedOverSchema } from '../model/message.ts';
import { browser } from '../platform/browser.ts';
import { openSessionMemory } from '../platform/session-memory.ts';

/**
 * Takes in what documents put into the session's memory as they went away: now, and whenever something is put there,
 * which also starts a background that was stopped. Each is removed once it is stored; the store absorbs what came
 * by message as well. The function returned resolves when all that is there now was taken in, or could not be stored.
 */
export function receiveHandedOver(record: (left: HandedOver) => Promise<unknown>): () => Promise<void> {
  const takeIn = async () => {
    const memory = await browser.storage.session.get(null);
    for (const [key, value] of Object.entries(memory)) {
      if (!key.startsWith(handedOverPrefix)) continue;
      const { data: left = { place: null, message: null } } = handedOverSchema().safeParse(value);
      // One that cannot be stored now keeps none of the others.
      await record(left)
        .then(() => browser.storage.session.remove(key))
        .catch(() => undefined);
    }
  };
  // One after the other: each is taken in once. What could not be stored stays for the next time.
  let last: Promise<void> = Promise.resolve();
  const takeInNext = () => {
    last = last.then(takeIn).catch(() => undefined);
    return last;
  };

  browser.storage.session.onChanged.addListener((changes) => {
    const isNews = ([key, { newValue }]: [string, { newValue?: unknown }]) =>
      key.startsWith(handedOverPrefix) && newValue !== undefined;
    if (Object.entries(changes).some(isNews)) void takeInNext();
  });
  openSessionMemory().catch(() => undefined);
  void takeInNext();
  return takeInNext;
}
