import { browser } from './browser.ts';

/** Keeps a value on this machine where our content scripts can read it without the background. */
export async function keepLocally(key: string, value: unknown): Promise<void> {
  await browser.storage.local.set({ [key]: value });
}
