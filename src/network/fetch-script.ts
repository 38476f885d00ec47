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
    if (!response.ok || Number(response.headers.get('content-length') ?? 0) > bytesAtMost) return null;
    const text = await response.text();
    return text.length > bytesAtMost ? null : text;
  } catch {
    return null;
  }
}
