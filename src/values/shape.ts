import type { Shape } from '../model/values.ts';

const shortestIdentifier = 8;
const longestIdentifier = 512;

const forms: readonly (readonly [Shape, RegExp])[] = [
  ['empty', /^\s*$/],
  ['flag', /^(?:true|false|yes|no|on|off|null|undefined|none|y|n|t|f)$/i],
  // Seconds and milliseconds of this age, dates, clock times.
  ['time', /^1[4-9]\d{8}(?:\.\d{1,6})?$|^1[4-9]\d{11}$|^(?:19|20)\d{6}$|^\d{4}-\d\d-\d\d(?:[T ].*)?$/],
  ['time', /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*\b(?:19|20)\d\d\b/],
  // Also versions; a whole number of eight digits or more may be an account's.
  ['number', /^[-+]?\d{1,7}$|^[-+]?\d*\.\d+(?:e[-+]?\d+)?$|^v?\d+(?:\.\d+)+(?:-[a-z]+(?:\.\d+)?)?$/i],
  ['size', /^\d{2,5}\s*[x×,/]\s*\d{2,5}(?:[x×,/]\d{1,3})?$/i],
  ['locale', /^[a-z]{2,3}[-_][a-z]{2}(?:[,;].*)?$|^(?:utc|gmt)[-+:\d]*$/i],
  ['locale', /^[A-Z][a-z]+\/[A-Z][A-Za-z_/]+$/],
  ['address', /^(?:[a-z][a-z0-9+.-]*:)?\/\/|^\/|^(?:data|blob|javascript|mailto|tel):/i],
  ['address', /^(?:[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?\.)+[a-z]{2,12}$/],
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
];

/** Words with digits that many unrelated calls carry: character sets and media types. */
const common = /^(?:iso|windows|utf|text|image|application|mozilla|webkit|chrome|firefox|safari)[-_/.]/i;

/** Tells a value's shape; what is no other and has no form of an identifier is `text`. */
export function shapeOf(value: string): Shape {
  const text = value.slice(0, longestIdentifier + 1);
  const form = forms.find(([, pattern]) => pattern.test(text));
  if (form) return form[0];
  return isIdentifier(text) ? 'identifier' : 'text';
}

/** Long enough not to be met by chance, of one piece, and with digits in it. */
function isIdentifier(text: string): boolean {
  if (text.length < shortestIdentifier || text.length > longestIdentifier) return false;
  if (!/^[\w.~:|+/=%-]+$/.test(text) || common.test(text)) return false;
  const digits = text.replace(/\D/g, '').length;
  return digits >= 3 || (digits > 0 && text.length >= 20);
}
