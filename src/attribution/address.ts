/** Host name of a URL, lower-case, or null where there is none (`blob:`, `data:`, `about:`, no URL at all). */
export function hostOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  return new URL(url).hostname.toLowerCase() || null;
}

/** The URL as scripts and documents are compared: without its fragment, which no request carries. */
export function withoutFragment(url: string): string {
  const at = url.indexOf('#');
  return at < 0 ? url : url.slice(0, at);
}

/** Host and path, as a person reads an address; a URL without host is returned as it is. At most 200 characters. */
export function readable(url: string): string {
  if (!hostOf(url)) return url.slice(0, 200);
  return url
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[?#].*$/s, '')
    .slice(0, 200);
}
