export type CookieText = {
  name: string;
  value: string;
  /** Its date has passed: writing it takes the cookie away. */
  expired: boolean;
};

/** Reads what is assigned to `document.cookie`, as browsers do (RFC 6265, 5.2). */
export function parseCookieText(text: string, nowMs: number): CookieText {
  const [pair = '', ...attributes] = text.split(';');
  const at = pair.indexOf('=');
  let expired = false;
  let hasMaxAge = false;
  for (const attribute of attributes) {
    const [, name = '', given = ''] = /^\s*([^=]*?)\s*(?:=\s*(.*?)\s*)?$/s.exec(attribute) ?? [];
    if (/^max-age$/i.test(name) && /^-?\d+$/.test(given)) {
      hasMaxAge = true;
      expired = Number(given) <= 0;
    } else if (/^expires$/i.test(name) && !hasMaxAge) expired = Date.parse(given) <= nowMs;
  }
  return { name: pair.slice(0, Math.max(at, 0)).trim(), value: decoded(pair.slice(at + 1).trim()), expired };
}

/** The cookies that `document.cookie` lists. */
export function parseCookies(text: string): { name: string; value: string }[] {
  return text.split(/;\s*/).flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 ? [{ name: pair.slice(0, at).trim(), value: decoded(pair.slice(at + 1)) }] : [];
  });
}

/** Scripts percent-encode what they put into cookies, and decode it before they send it. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
