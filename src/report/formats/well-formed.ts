/** Half of a pair of surrogates is no character, and strict readers of JSON refuse it: each becomes U+FFFD. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\uFFFD');

/** JSON whose texts are all well-formed. */
export function jsonOf(value: unknown, indent = 0): string {
  const text = JSON.stringify(value, null, indent);
  // So it writes half a pair. To look at each text takes much longer.
  if (!text.includes('\\ud')) return text;
  return JSON.stringify(value, (_, part) => (typeof part === 'string' ? wellFormed(part) : part), indent);
}
