/**
 * Text from the audited page may hold escape sequences that a terminal obeys, and direction marks that
 * reorder what is read: each control or format character becomes U+FFFD.
 */
export const harmless = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
