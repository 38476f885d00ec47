const withinMs = 5_000;
const bytesAtMost = 4_000_000;

/** A text, or why there is none: the server refused it, nobody answered (in time, or to us), or it is too long. */
export type Fetched = { text: string } | { unread: 'refused' | 'no-answer' | 'too-long' };

/**
 * The text of a script that a page has loaded, asked for once more by the extension itself: without cookies, without telling
 * the page.
 */
export async function fetchScript(url: string): Promise<Fetched> {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'force-cache',
      signal: AbortSignal.timeout(withinMs),
    });
    if (!response.ok || !response.body) return { unread: 'refused' };
    const text = await textOf(response.body);
    return text === null ? { unread: 'too-long' } : { text };
  } catch {
    return { unread: 'no-answer' };
  }
}

async function textOf(body: ReadableStream<Uint8Array>): Promise<string | null> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.byteLength;
    if (length > bytesAtMost) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
