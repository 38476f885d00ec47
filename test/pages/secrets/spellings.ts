/**
 * What must stand nowhere in lower-cased bytes read as Latin-1: the secret plain, escaped for JSON and HTML,
 * percent-encoded once and twice, as hex, as UTF-16, and in base64 whatever stands before and after it.
 */
export function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString('hex');
  const encoded = encodeURIComponent(secret);
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('&', '&amp;'),
    encoded,
    encodeURIComponent(encoded),
    encoded.replaceAll('%20', '+'),
    hex,
    hex.replace(/../g, '%$&'),
    // Big-endian differs in its first byte alone.
    Buffer.from(secret, 'utf16le').subarray(0, -1).toString('latin1'),
    ...[0, 1, 2].map((before) => insideBase64(bytes, before)),
  ];
  const base64url = forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  return [...new Set([...forms, ...base64url].map((form) => form.toLowerCase()))];
}

/** The digits that these bytes alone decide, where so many bytes (of three) come before them. */
function insideBase64(bytes: Buffer, before: number): string {
  const digits = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  return digits.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
}

/** Names of the secrets that stand in these bytes, in whatever spelling. */
export function leaksIn(bytes: Buffer | string, secrets: Readonly<Record<string, string>>): string[] {
  const text = (typeof bytes === 'string' ? Buffer.from(bytes) : bytes).toString('latin1').toLowerCase();
  return Object.entries(secrets).flatMap(([name, secret]) =>
    spellingsOf(secret).some((form) => text.includes(form)) ? [name] : [],
  );
}
