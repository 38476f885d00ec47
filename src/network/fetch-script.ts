const withinMs = 5_000;
const bytesAtMost = 4_000_000;

/**
 * The text of a script that a page has loaded, asked for once more by the extension itself: without cookies, without telling
 * the page. Null where it cannot be had, or is too long.
 */
export async function fetchScript(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'force-cache',
      signal: AbortSignal.timeout(withinMs),
    });
    return response.ok && response.body ? await textOf(response.body) : null;
  } catch {
    return null;
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
