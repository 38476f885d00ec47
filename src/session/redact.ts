import type { Fact } from '../model/observation.ts';
import { isGateType } from '../vendors/script-gates.ts';
import { idMark, keyedHash } from './keyed-hash.ts';
import { codeMark, redactStack } from './redact-stack.ts';
import { redactText } from './redact-text.ts';
import { redactUrl } from './redact-url.ts';

export { redactStack } from './redact-stack.ts';
export { redactText } from './redact-text.ts';
export { redactUrl, urlKey } from './redact-url.ts';

type Rule = (text: string, key: string) => string;

const keep: Rule = (text) => text;
const upTo =
  (max: number): Rule =>
  (text, key) =>
    redactText(text, key).slice(0, max);
/** Names of code and of things in a page have no space: what has one is somebody's words. */
const nameUpTo =
  (max: number): Rule =>
  (text, key) =>
    /\s/.test(text) ? idMark(text, key) : redactText(text, key).slice(0, max);

/**
 * How each text field of a fact is stored, by its name. A field that is missing here is redacted as text.
 * Kept as they are: our own words, vendors' ids, the names of their settings and stored items as the catalogue has them,
 * host patterns that the person allowed, the browser's request id.
 */
const rules: Readonly<Record<string, Rule>> = {
  ...Object.fromEntries(
    [
      ...['kind', 'event', 'action', 'reason', 'relation', 'slot', 'via', 'disposition', 'step'],
      ...['area', 'state', 'mode', 'comparison', 'arm', 'order', 'how', 'shows', 'outcome'],
      ...['place', 'shape', 'unread', 'source', 'encoding', 'within'],
      ...['moment', 'file', 'sha256', 'shown'],
    ].map((name) => [name, keep]),
  ),
  vendor: keep,
  setting: keep,
  item: keep,
  origins: keep,
  requestId: keep,
  url: redactUrl,
  blockedUrl: redactBlocked,
  sourceUrl: redactUrl,
  initiator: redactUrl,
  blocked: redactBlocked,
  placebo: redactBlocked,
  htmlId: nameUpTo(200),
  classes: upTo(100),
  selector: upTo(300),
  detail: upTo(300),
  error: upTo(200),
  type: (text, key) => (isGateType(text) ? text : otherText(text, key)),
  value: upTo(200),
  missing: nameUpTo(128),
  name: nameUpTo(128),
  path: nameUpTo(128),
  method: upTo(16),
  before: upTo(16),
  after: upTo(16),
  // A digest of the value; without the audit's key somebody could try values until one fits.
  hash: keyed,
  hashes: (digests, key) =>
    digests
      .split(' ')
      .map((digest) => keyed(digest, key))
      .join(' '),
  codes: codeMark,
  // Made by the background, under the audit's key where that is needed.
  code: keep,
  sha256: keep,
  keyed: keep,
  claims: redactUrl,
};
const otherText = upTo(64);

function keyed(digest: string, key: string): string {
  return keyedHash(digest, key).slice(0, 16);
}

/** The fact as it may be stored: structure stays, content goes. `key` is the audit's redaction key, in hex. */
export function redactFact<F extends Fact>(fact: F, key: string): F {
  return redactValue(fact, '', key) as F;
}

function redactValue(value: unknown, field: string, key: string): unknown {
  if (typeof value === 'string') return (rules[field] ?? otherText)(value, key);
  if (Array.isArray(value)) return value.map((item) => redactValue(item, field, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      field === 'stack' && (name === 'text' || name === 'boundBy')
        ? redactStack(String(inner), key)
        : redactValue(inner, name, key),
    ]),
  );
}

/** A CSP report names `inline`, `eval` and the like where there is no address; a comparison may name a host. */
function redactBlocked(text: string, key: string): string {
  return /^(?:[a-z-]{1,30}|[a-z0-9.-]{1,253})$/.test(text) ? text : redactUrl(text, key);
}
