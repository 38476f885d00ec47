import { browser } from './browser.ts';

type Opens = { setAccessLevel?(level: { accessLevel: string }): Promise<void> };

/** Lets our content scripts use the session's memory. Firefox cannot (153): there they have none. */
export async function openSessionMemory(): Promise<void> {
  await (browser.storage.session as Opens).setAccessLevel?.({
    accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS',
  });
}
