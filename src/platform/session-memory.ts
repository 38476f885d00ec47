import { browser } from './browser.ts';

type Opens = { setAccessLevel?(level: { accessLevel: string }): Promise<void> };

/** Lets our content scripts use the session's memory. Firefox cannot (153): there they have none. */
export async function openSessionMemory(): Promise<void> {
  await (browser.storage.session as Opens).setAccessLevel?.({
    accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS',
  });
}

const session = () => browser.storage.session as typeof browser.storage.session | undefined;

export const hasSessionMemory = (): boolean => session() !== undefined;

/** Puts a value into the session's memory, which never reaches a disk; does nothing where there is none. */
export async function keepInSession(key: string, value: unknown): Promise<void> {
  await session()?.set({ [key]: value });
}
