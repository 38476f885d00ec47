import { afterEach, expect, it, vi } from 'vitest';
import { fetchScript } from '../../src/network/fetch-script.ts';

afterEach(() => void vi.unstubAllGlobals());

function answering(answer: () => Response) {
  const asked = vi.fn(async (_url: string, _options: RequestInit) => answer());
  vi.stubGlobal('fetch', asked);
  return asked;
}

it('asks without cookies and without naming the page', async () => {
  const asked = answering(() => new Response('window.Parley // ü'));
  expect(await fetchScript('https://cdn.overtalk.example/tag.js')).toEqual({ text: 'window.Parley // ü' });
  expect(asked.mock.calls[0]?.[1]).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
});

it('stops reading what has no end', async () => {
  let sent = 0;
  let isCancelled = false;
  const endless = new ReadableStream({
    pull(controller) {
      sent++;
      controller.enqueue(new Uint8Array(1_000_000));
    },
    cancel() {
      isCancelled = true;
    },
  });
  answering(() => new Response(endless));
  expect(await fetchScript('https://cdn.overtalk.example/endless.js')).toEqual({ unread: 'too-long' });
  expect(isCancelled).toBe(true);
  expect(sent).toBeLessThan(8);
});

it.each([
  ['an error status', 'refused', () => new Response('no', { status: 404 })],
  [
    'no answer',
    'no-answer',
    () => {
      throw new TypeError('Failed to fetch');
    },
  ],
])('has no text after %s', async (_, unread, answer) => {
  answering(answer);
  expect(await fetchScript('https://cdn.overtalk.example/tag.js')).toEqual({ unread });
});
