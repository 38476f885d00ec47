import type * as z from 'zod/mini';
import type { toContentSchema } from '../../model/message.ts';
import { type Box, type NoPicture, type Standing, standingSchema } from '../../model/picture.ts';
import { browser } from '../../platform/browser.ts';
import { drawn } from './draw.ts';
import { sheetOf, steady } from './sheet.ts';

/** A picture as it may be kept. */
export type Masked = { bytes: Uint8Array<ArrayBuffer>; width: number; height: number; boxes: Box[] };
/** `atMs`: when the browser gave it. */
export type Taken = { atMs: number; standing: Standing; picture: Masked };

/** A page that is still loading answers when it rests; one that rests, at once. */
const settledWithinMs = 20_000;
const answeredWithinMs = 1_000;
const shownWithinMs = 3_000;

/** Where the chats stand in a tab; null where nobody answers. */
export async function standingIn(tab: number, settled: boolean): Promise<Standing | null> {
  const message: z.infer<ReturnType<typeof toContentSchema>> = { type: 'boxes', settled };
  const answer: unknown = await within(
    settled ? settledWithinMs : answeredWithinMs,
    browser.tabs.sendMessage(tab, message, { frameId: 0 }),
  );
  return standingSchema().safeParse(answer).data ?? null;
}

/**
 * Takes a picture of a tab whose chats stood as `before` says a moment ago. What the browser shows is seen by this function alone and
 * forgotten at its end; it may be another page's, were the tab not looked at before and after.
 */
export async function take(tab: number, before: Standing): Promise<Taken | NoPicture> {
  const windowId = await windowInFront(tab);
  if (windowId === null) return 'not-in-front';
  const url = await within(shownWithinMs, browser.tabs.captureVisibleTab(windowId, { format: 'png' }));
  const atMs = Date.now();
  if (url === null) return 'refused';
  if ((await windowInFront(tab)) !== windowId) return 'not-in-front';
  const after = await standingIn(tab, false);
  const standing = after && steady(before, after);
  if (!standing) return 'unsteady';
  const image = await createImageBitmap(pngOf(url));
  try {
    const sheet = sheetOf(standing, image);
    if (!sheet) return 'unsteady';
    const picture = await drawn(image, sheet, image.width / standing.width);
    return {
      atMs,
      standing,
      picture: {
        bytes: new Uint8Array(await picture.arrayBuffer()),
        width: sheet.width,
        height: sheet.height,
        boxes: sheet.areas.map(({ box }) => box),
      },
    };
  } finally {
    image.close();
  }
}

/** The window that shows the tab; null where it shows another one. */
async function windowInFront(tab: number): Promise<number | null> {
  const shown = await browser.tabs.get(tab).catch(() => null);
  return shown?.active ? (shown.windowId ?? null) : null;
}

/** Null for what fails or comes too late. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  const result = await Promise.race([work.catch(() => null), late]);
  clearTimeout(timer);
  return result;
}

/** Of a data: address, which the extension's policy lets nobody fetch. */
function pngOf(url: string): Blob {
  const text = atob(url.slice(url.indexOf(',') + 1));
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return new Blob([bytes], { type: 'image/png' });
}
