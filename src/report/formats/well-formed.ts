/** Half of a pair of surrogates is no character, and strict readers of JSON refuse it: each becomes U+FFFD. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\uFFFD');

/** JSON whose texts are all well-formed. */
export const jsonOf = (value: unknown, indent = 0): string =>
  JSON.stringify(value, (_, part) => (typeof part === 'string' ? wellFormed(part) : part), indent);
