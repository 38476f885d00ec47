import { harmless } from '../harmless.ts';
import { wellFormed } from './well-formed.ts';

/**
 * Text from the page as a SARIF message (SARIF 2.1.0, 3.11): braces would be placeholders, and brackets before a parenthesis a
 * link that a viewer opens.
 */
export const messageOf = (text: string) => ({
  text: harmless(wellFormed(text)).replace(/[{}]/g, '$&$&').replaceAll('](', '] ('),
});
