import { browser } from './browser.ts';

/** Keeps a value on this machine where our content scripts can read it without the background. */
export async function keepLocally(key: string, value: unknown): Promise<void> {
  await browser.storage.local.set({ [key]: value });
}

/** What was kept under `key`; undefined where there is nothing, or nothing to read it with any more. */
export async function readLocally(key: string): Promise<unknown> {
  const local = browser.storage?.local as typeof browser.storage.local | undefined;
  return (await local?.get(key))?.[key];
}
