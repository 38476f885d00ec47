import { idMark, keyedHash } from './keyed-hash.ts';
import { fileNameHoldsSecret, holdsSecret, looksRandom } from './secrets.ts';

const maxUrlLength = 4096;
const longestKey = 64;
const staticFile = /\.(?:m?js|cjs|css|map|json|wasm|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|otf|eot)$/i;
/** Path words after which a value with a digit in it is a secret, however short. */
const announcesSecret =
  /^(?:token|session|sid|auth|otp|code|verify|confirm|reset|password|invite|magic|key|secret|csrf|users?|customers?|accounts?|visitors?|orders?|invoices?)$/i;

/**
 * `url` as it may be stored: host, path and query keys stay; userinfo, fragment and query values go, and so
 * does what looks like an identifier or a secret. Equal URLs stay equal. `key` is the audit's, in hex.
 */
export function redactUrl(url: string, key: string): string {
  if (redacted.of !== key || redacted.urls.size >= rememberedAtMost) redacted = { of: key, urls: new Map() };
  const known = redacted.urls.get(url);
  if (known !== undefined) return known;
  const safe = redactParts(normalised(url), key).slice(0, maxUrlLength);
  redacted.urls.set(url, safe);
  return safe;
}

/** A page's facts name the same few addresses again and again. */
const rememberedAtMost = 200;
let redacted = { of: '', urls: new Map<string, string>() };

/** 16 hex digits of the keyed hash of the whole URL without its fragment: matches two sightings of one URL. */
export function urlKey(url: string, key: string): string {
  // The probe cuts addresses at this length; the network witness does not.
  return keyedHash(normalised(url.slice(0, maxUrlLength)).replace(/#.*$/s, ''), key).slice(0, 16);
}

/** A path, absolute or relative: each segment is kept, or replaced whole. */
export function redactPath(path: string, key: string): string {
  const segments = path.split('/');
  return segments
    .map((segment, i) => {
      if (segment === '') return '';
      const isFile = i === segments.length - 1 && staticFile.test(segment);
      return redactSegment(segment, segments[i - 1] ?? '', isFile, key);
    })
    .join('/');
}

function redactParts(url: string, key: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return redactPathAndQuery(url, key);
  const rest = url.slice(scheme.length + 1);

  switch (scheme) {
    // Code of these kinds is known by its address alone, so that equal ones must stay equal and others apart.
    case 'data':
      return rest === ''
        ? 'data:'
        : `data:${/^[\w.+-]+\/[\w.+-]+/.exec(rest)?.[0] ?? 'text/plain'},${idMark(rest, key)}`;
    case 'blob':
      return `blob:${originOf(rest, key)}/${idMark(rest, key)}`;
    case 'javascript':
      return rest === '' ? 'javascript:' : `javascript:${idMark(rest, key)}`;
    case 'about':
      return /^[a-z]{1,20}/i.test(rest) ? `about:${/^[a-z]{1,20}/i.exec(rest)?.[0]}` : 'about:';
    case 'file':
      // The folders name the person who owns the machine.
      return `file:///${redactPath(
        rest
          .replace(/[?#].*$/s, '')
          .split('/')
          .at(-1) ?? '',
        key,
      )}`;
  }

  const hierarchical = /^\/\/([^/?#]*)(.*)$/s.exec(rest);
  if (!hierarchical) return `${scheme}:`;
  return `${scheme}://${redactHost(hierarchical[1] ?? '', scheme, key)}${redactPathAndQuery(hierarchical[2] ?? '', key)}`;
}

function redactPathAndQuery(text: string, key: string): string {
  const [, path = '', query] = /^([^?#]*)(?:\?([^#]*))?/s.exec(text) ?? [];
  return redactPath(path, key) + (query === undefined ? '' : `?${redactQuery(query, key)}`);
}

function redactQuery(query: string, key: string): string {
  return query
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=');
      const name = at < 0 ? pair : pair.slice(0, at);
      const safeName = name.length > longestKey || isSecretText(decoded(name)) ? idMark(name, key) : name;
      if (at < 0) return safeName;
      const value = pair.slice(at + 1);
      return `${safeName}=${value === '' ? '' : idMark(value, key)}`;
    })
    .join('&');
}

function redactSegment(segment: string, before: string, isFile: boolean, key: string): string {
  const plain = segment.replace(/=([^;,&]+)/g, (_, value: string) => `=${idMark(value, key)}`);
  const text = decoded(plain).replace(/‹id:[0-9a-f]{8}›/g, '');
  const secret = isFile
    ? /\s/.test(text) || fileNameHoldsSecret(text)
    : isSecretText(text) || (announcesSecret.test(before) && /\d/.test(text));
  return secret ? idMark(segment, key) : plain;
}

/** Host names stay, except labels that carry an identifier; the mark must itself be a valid label. */
function redactHost(authority: string, scheme: string, key: string): string {
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  if (scheme === 'chrome-extension') return host;
  if (scheme === 'moz-extension') return hostMark(host, key);
  return host
    .split('.')
    .map((label) => (isSecretLabel(label) ? hostMark(label, key) : label))
    .join('.');
}

function isSecretLabel(label: string): boolean {
  if (label.startsWith('xn--')) return false;
  if (/(?:%40|-at-).*-(?:com|net|org|dot)/i.test(label)) return true;
  return label.length >= 25 && looksRandom(label);
}

function hostMark(label: string, key: string): string {
  return `id-${keyedHash(label, key).slice(0, 8)}`;
}

function originOf(url: string, key: string): string {
  const [, scheme, host] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url) ?? [];
  return scheme === undefined ? 'null' : `${scheme}://${redactHost(host ?? '', scheme, key)}`;
}

/** Chat text and names have spaces; addresses of files and routes have none. */
function isSecretText(text: string): boolean {
  return /\s|\w\+\w+\+\w/.test(text) || holdsSecret(text);
}

/** Percent-decoded, once, twice or three times: secrets hide behind `%2540`. */
export function decoded(text: string): string {
  let plain = text;
  for (let i = 0; i < 3 && plain.includes('%'); i += 1) {
    try {
      plain = decodeURIComponent(plain);
    } catch {
      return plain.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
    }
  }
  return plain;
}

/** As the browser prints it in a stack or a request, so that two spellings of one URL are stored as one. */
function normalised(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}
