import { handedOverPrefix } from '../model/message.ts';
import { browser } from '../platform/browser.ts';
import { openSessionMemory } from '../platform/session-memory.ts';
import type { ContentSender } from './recorder.ts';

/** The document is gone and only its own id tells which it was; one that never said hello belongs to no audit. */
const gone: ContentSender = { tab: -1, frame: 0, document: '' };

/**
 * Takes in what documents put into the session's memory as they went away: now, and whenever something is put there,
 * which also starts a background that was stopped. Each is removed once it is stored; the store absorbs what came
 * by message as well.
 */
export function receiveHandedOver(
  record: (message: unknown, sender: ContentSender) => Promise<unknown>,
): void {
  const takeIn = async () => {
    const memory = await browser.storage.session.get(null);
    for (const [key, message] of Object.entries(memory)) {
      if (!key.startsWith(handedOverPrefix)) continue;
      await record(message, gone);
      await browser.storage.session.remove(key);
    }
  };
  // What could not be stored stays for the next time.
  const tryToTakeIn = () => void takeIn().catch(() => undefined);

  browser.storage.session.onChanged.addListener((changes) => {
    const isNews = ([key, { newValue }]: [string, { newValue?: unknown }]) =>
      key.startsWith(handedOverPrefix) && newValue !== undefined;
    if (Object.entries(changes).some(isNews)) tryToTakeIn();
  });
  openSessionMemory().catch(() => undefined);
  tryToTakeIn();
}
