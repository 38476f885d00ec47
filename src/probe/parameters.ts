import { getPrototypeOf, gettersOf, isArray, keys, slice, unbound } from './natives.ts';
import type { Plain } from './serialize.ts';
import { ownValue } from './traps.ts';

/**
 * What a call carries: body and headers. Read with captured natives and from own data properties only, so that
 * no getter or `toString` of the page's runs. The content script, to whom it goes at once, keeps no value of it.
 */

const bodyAtMost = 8192;
const pairsAtMost = 40;
const nameAtMost = 128;
const valueAtMost = 1024;

export type Pairs = Plain[];
export type Carried = { [key: string]: Plain } | undefined;
type Content = { [key: string]: Plain };

const searchText = unbound(URLSearchParams.prototype.toString);
const eachField = unbound(FormData.prototype.forEach);
const eachHeader = unbound(Headers.prototype.forEach);
const [requestHeaders] = gettersOf(Request, 'headers');
const [blobSize] = gettersOf(Blob, 'size');
const [streamLocked] = gettersOf(ReadableStream, 'locked');
const [bufferLength] = gettersOf(ArrayBuffer, 'byteLength');
const [viewLength] = gettersOf(getPrototypeOf(Uint8Array) as typeof Uint8Array, 'byteLength');
const decode = unbound(TextDecoder.prototype.decode);
const decoder = new TextDecoder();

/** What `read` makes of a value of its kind, or undefined for one of another kind. */
export function branded<Self, Result>(read: (self: Self) => Result, value: unknown): Result | undefined {
  try {
    return read(value as Self);
  } catch {
    return undefined;
  }
}

/** Adds a name and its value, as long as both are text and the list is short. */
export function addPair(pairs: Pairs, name: unknown, value: unknown): void {
  if (pairs.length >= pairsAtMost || typeof name !== 'string' || typeof value !== 'string') return;
  pairs[pairs.length] = [slice(name, 0, nameAtMost), slice(value, 0, valueAtMost)];
}

/** Headers as `fetch` takes them: a `Headers`, a list of pairs, or an object. */
export function headersFrom(input: unknown, init: unknown): Pairs {
  const pairs: Pairs = [];
  const given = ownValue(init, 'headers') ?? branded(requestHeaders, input);
  if (typeof given !== 'object' || given === null) return pairs;
  const add = (value: string, name: string) => addPair(pairs, name, value);
  if (branded((headers: Headers) => eachHeader(headers, add) ?? true, given)) return pairs;
  const names = keys(given);
  for (let i = 0; i < names.length && i < pairsAtMost; i++) {
    const value = ownValue(given, names[i] as string);
    if (isArray(value)) addPair(pairs, ownValue(value, '0'), ownValue(value, '1'));
    else addPair(pairs, names[i], value);
  }
  return pairs;
}

/** Body and headers for the content script, or undefined where there are neither. */
export function carriedBy(body: unknown, headers: Pairs = []): Carried {
  const isEmpty = body === undefined || body === null;
  if (isEmpty && headers.length === 0) return undefined;
  return { ...(isEmpty ? {} : contentOf(body)), headers };
}

function contentOf(body: unknown): Content {
  const given = typeof body === 'string' ? body : branded(searchText, body);
  if (given !== undefined) return textual(given);
  const fields: Pairs = [];
  const addField = (value: unknown, name: string) => addPair(fields, name, value);
  if (branded((form: FormData) => eachField(form, addField) ?? true, body)) return { fields };
  if (branded(blobSize, body) !== undefined) return { unread: 'blob' };
  if (branded(streamLocked, body) !== undefined) return { unread: 'stream' };
  const length = branded(viewLength, body) ?? branded(bufferLength, body);
  if (length === undefined) return { unread: 'object' };
  if (length > bodyAtMost) return { unread: 'long' };
  const text = branded((bytes: ArrayBuffer) => decode(decoder, bytes), body);
  return text === undefined ? { unread: 'binary' } : textual(text);
}

function textual(text: string): Content {
  if (text.length <= bodyAtMost) return { text };
  return { text: slice(text, 0, bodyAtMost), unread: 'long' };
}
