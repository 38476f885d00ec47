import type * as z from 'zod/mini';
import type { toContentSchema } from '../model/message.ts';
import { browser } from '../platform/browser.ts';

const withinMs = 3_500;

/**
 * Asks every document of a tab to send what it holds, restore the page and leave. Resolves when all have, or
 * after 3.5 seconds: a document that is frozen or gone does not answer. False when the page itself has not answered.
 */
export async function leaveTab(tab: number): Promise<boolean> {
  const message: z.infer<ReturnType<typeof toContentSchema>> = { type: 'leave' };
  const frames = (await browser.webNavigation.getAllFrames({ tabId: tab }).catch(() => null)) ?? [];
  let hasAnswered = false;
  const answers = frames.map(({ frameId }) =>
    browser.tabs.sendMessage(tab, message, { frameId }).then(
      () => {
        hasAnswered ||= frameId === 0;
      },
      () => undefined,
    ),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, withinMs);
  });
  await Promise.race([Promise.all(answers), late]);
  clearTimeout(timer);
  return hasAnswered;
}
