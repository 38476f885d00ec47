import type { Browser } from 'webextension-polyfill';

/**
 * The door to the WebExtension API for content scripts, for which every page load waits: both browsers give promises there, and
 * the polyfill would have Firefox make the APIs of both its namespaces (5 to 8 ms).
 */
const api = (): Browser => {
  const { browser, chrome } = globalThis as unknown as { browser?: Browser; chrome: Browser };
  return browser ?? chrome;
};

type Listener = Parameters<Browser['runtime']['onMessage']['addListener']>[0];

/** The extension is still there: not removed, and not reloaded under this document. */
export const isInstalled = (): boolean => api().runtime?.id !== undefined;

/** How the polyfill, in Chromium's background, says that its listener rejected. */
const isRejection = (reply: unknown): boolean =>
  typeof reply === 'object' && reply !== null && '__mozWebExtensionPolyfillReject__' in reply;

/** Asks the background; rejects where it does, and where there is none any more. */
export async function ask(message: unknown): Promise<unknown> {
  const reply: unknown = await api().runtime.sendMessage(message);
  if (isRejection(reply)) throw new Error('the background could not answer');
  return reply;
}

/** Answers what the background asks; undefined leaves it to others. */
export function answer(listener: (message: unknown) => Promise<unknown> | undefined): void {
  const hear = (message: unknown, _sender: unknown, respond: (reply: unknown) => void) => {
    const answered = listener(message);
    if (!answered) return undefined;
    answered.then(respond, () => respond(undefined));
    // The polyfill lets a listener give the promise itself; Chromium alone does not.
    return true;
  };
  api().runtime.onMessage.addListener(hear as Listener);
}

/** What was kept on this machine under `key`; undefined where there is nothing, or nothing to read it with any more. */
export async function readLocally(key: string): Promise<unknown> {
  const local = api().storage?.local as Browser['storage']['local'] | undefined;
  return (await local?.get(key))?.[key];
}

const session = () => api().storage.session as Browser['storage']['session'] | undefined;

/** The session's memory never reaches a disk. Firefox opens it to no content script (153). */
export const hasSessionMemory = (): boolean => session() !== undefined;

/** Does nothing where there is none. */
export async function keepInSession(key: string, value: unknown): Promise<void> {
  await session()?.set({ [key]: value });
}
