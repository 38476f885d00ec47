/**
 * What an identifier or a secret looks like. Errs on the side of taking too much: a word lost in a path costs
 * a reader little, a token kept costs the visitor much.
 */

/** Shapes that are secret wherever they stand, in the name of a static file too. */
const everywhere: readonly RegExp[] = [
  // E-mail addresses; not `pkg@1.2.3`, a version, nor `logo@2x.png`.
  /[^\s@/:?#&=,;<>"'()]+@(?!\d+\.\d+|\dx\.)[^\s@/:?#&=,;<>"'()]+\.\p{L}{2,}/u,
  // JSON Web Tokens, whole or cut off.
  /(?<![A-Za-z0-9])eyJ[\w-]{8,}/,
  // Keys of well-known services, by their prefixes.
  /(?<![A-Za-z0-9])(?:sk|pk|rk|ak)_(?:live|test|prod)_\w+/i,
  /(?<![A-Za-z0-9])(?:gh[opsur]_|github_pat_|glpat-|xox[abeprs]-|xapp-|shp(?:at|ca|pa|ss)_|whsec_|dop_v1_)[\w-]{6,}/,
  /(?<![A-Za-z0-9])(?:npm_|hf_|pypi-|sk-|key-|SG\.|ya29\.|1\/\/0)[\w.-]{16,}/,
  /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}/,
  /(?<![A-Za-z0-9])AIza[\w-]{20,}/,
  /(?<![A-Za-z0-9])(?:AC|SK|SM)[0-9a-f]{32}(?![0-9a-f])/,
  /\bbearer[\s:+=_%-]+[\w.~+/=-]{6,}/i,
  /\bbasic\s+[A-Za-z0-9+/]{8,}={0,2}/i,
  // UUIDs.
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i,
  // Telephone numbers in international form.
  /\+\d[\d\s().-]{6,}\d/,
];

/** Shapes that are secret in text and in a path, but may be a version or a build in a static file's name. */
const outsideFileNames: readonly RegExp[] = [
  /\d{6,}/,
  // Card numbers in groups; before telephone numbers, which would take a part of one.
  /(?<!\d)\d{4}(?:[ -]\d{4}){1,3}[ -]\d{1,7}(?!\d)/,
  // IPv4 and IPv6.
  /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/,
  /(?<![\da-f:])(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}(?![\da-f:])/i,
  // National telephone numbers, social security numbers.
  /(?<!\d)\(?\d{2,4}\)?[\s.-]\d{3,4}[\s.-]\d{3,4}(?!\d)/,
  /(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)/,
];

/** An IBAN: two letters, two check digits, then groups. */
const iban = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Za-z0-9])/;

export const tokenShape = /[A-Za-z0-9+=_~-]+/g;
const longestBuildHash = 32;
const shortestRandom = 20;
const shortestMeanPiece = 3;
const letterMeetsDigit = /[A-Za-z](?=\d)|\d(?=[A-Za-z])/g;

/** Every shape that is secret in free text, for replacing just that piece. */
export const textShapes: readonly RegExp[] = [...everywhere, iban, ...outsideFileNames];

/** Whether a decoded path segment, query key or host-less name holds an identifier or a secret. */
export function holdsSecret(decoded: string): boolean {
  if (textShapes.some((shape) => shape.test(decoded))) return true;
  return tokensOf(decoded).some((token) => looksRandom(token) || hidesText(token));
}

/** The same for the name of a static file, whose build hash, version and number are kept. */
export function fileNameHoldsSecret(decoded: string): boolean {
  if (everywhere.some((shape) => shape.test(decoded)) || iban.test(decoded)) return true;
  const stem = decoded.replace(/\.[^.]+$/, '');
  if (/(?<!\d)\d{13,19}(?!\d)/.test(stem) && passesLuhn(stem)) return true;
  return tokensOf(stem).some((token) => longPieceIsRandom(token) || hidesEmail(token));
}

/** Whether a token of 20 characters or more reads like noise rather than like words. */
export function looksRandom(token: string): boolean {
  if (token.length < shortestRandom) return false;
  if (/^[0-9a-f]+$/i.test(token)) return true;
  const runs = token.split(/[^A-Za-z0-9]+/);
  if (runs.some((run) => run.length >= 12 && (run.match(letterMeetsDigit)?.length ?? 0) >= 3)) return true;
  const pieces = runs
    .flatMap((run) =>
      run.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])/),
    )
    .filter((piece) => piece !== '');
  const letters = pieces.join('').length;
  const worded = pieces.filter(readsLikeWord).join('').length;
  return letters < pieces.length * shortestMeanPiece || worded < letters * 0.65;
}

/** Base64, base64url or hex that decodes to printable text. */
export function hidesText(token: string): boolean {
  return decodings(token).some((text) => text.length >= 8 && /^[\x20-\x7e]+$/.test(text));
}

function hidesEmail(token: string): boolean {
  return decodings(token).some((text) => /[\x21-\x7e]@[\x21-\x7e]+\.[a-z]{2}/i.test(text));
}

function longPieceIsRandom(token: string): boolean {
  return token.split(/[-_]/).some((piece) => piece.length > longestBuildHash && looksRandom(piece));
}

function tokensOf(text: string): string[] {
  return text.match(tokenShape) ?? [];
}

function readsLikeWord(piece: string): boolean {
  if (/^\d+$/.test(piece)) return piece.length <= 2;
  if (piece.length < 3 || piece.length >= shortestRandom) return false;
  if (!/^[A-Z]?[a-z]+$|^[A-Z]{1,6}$/.test(piece)) return false;
  const lower = piece.toLowerCase();
  const vowels = lower.match(/[aeiouy]/g)?.length ?? 0;
  return vowels >= piece.length * 0.2 && !/[^aeiouy]{5,}/.test(lower);
}

/** Whole tokens and their pieces, so that a prefix does not hide what follows it. */
function decodings(token: string): string[] {
  const pieces = [token, ...token.split(/[-_.~]/)].filter((piece) => piece.length >= 11);
  return pieces.flatMap((piece) => [fromBase64(piece), fromHex(piece)]).filter((text) => text !== '');
}

function fromBase64(piece: string): string {
  const plain = piece.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(plain) || plain.length % 4 === 1) return '';
  return atob(plain);
}

function fromHex(piece: string): string {
  if (piece.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(piece)) return '';
  return piece.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
}

/** The check digit of card numbers (ISO/IEC 7812-1). */
function passesLuhn(text: string): boolean {
  const digits = [...(text.match(/\d{13,19}/)?.[0] ?? '')].map(Number).reverse();
  const sum = digits.reduce((total, digit, i) => {
    const value = i % 2 === 0 ? digit : digit * 2;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits.length > 0 && sum % 10 === 0;
}
