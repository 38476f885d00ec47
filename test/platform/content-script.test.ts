import { afterEach, expect, it, vi } from 'vitest';
import { answer, ask, isInstalled } from '../../src/platform/content-script.ts';

type Listener = (message: unknown, sender: unknown, respond: (reply: unknown) => void) => unknown;

function background(reply: unknown) {
  const listeners: Listener[] = [];
  vi.stubGlobal('chrome', {
    runtime: {
      id: 'ours',
      sendMessage: async () => reply,
      onMessage: { addListener: (listener: Listener) => listeners.push(listener) },
    },
  });
  return listeners;
}

afterEach(() => vi.unstubAllGlobals());

it('gives what the background replies, and rejects where its listener did', async () => {
  background({ audited: true });
  expect(await ask({ type: 'hello' })).toEqual({ audited: true });
  background({ __mozWebExtensionPolyfillReject__: true, message: 'The disk is full.' });
  await expect(ask({ type: 'hello' })).rejects.toThrow();
});

it('answers later, with nothing where it cannot, and leaves what is not its own to others', async () => {
  const listeners = background(null);
  answer((message) => {
    if (message === 'boxes') return Promise.resolve(7);
    return message === 'fails' ? Promise.reject(new Error('no')) : undefined;
  });
  const reply = (message: string) =>
    new Promise((resolve) => expect(listeners[0]?.(message, {}, resolve)).toBe(true));
  expect(await reply('boxes')).toBe(7);
  expect(await reply('fails')).toBeUndefined();
  expect(listeners[0]?.('other', {}, () => undefined)).toBeUndefined();
});

it('knows when the extension is gone', () => {
  background(null);
  expect(isInstalled()).toBe(true);
  vi.stubGlobal('chrome', { runtime: {} });
  expect(isInstalled()).toBe(false);
});
