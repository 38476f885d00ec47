import type { HandedCode } from '../model/made.ts';
import type { FactOf, NodeRef } from '../model/observation.ts';
import { digestOf } from '../values/digest.ts';
import { attributesOf, queryAll } from './natives.ts';

const scriptsAtMost = 8;
const addressAtMost = 4096;
const codesAtMost = 64;
const claimsAtMost = 8;
/** Documents within documents (srcdoc). */
const deepestMarkup = 3;
/** Hashing takes a millisecond for so many characters, and the page waits. */
const codeAtMost = 200_000;

/** The node with the hashes of its code, where it is or holds scripts whose code stands in the page or in their own address. */
export function withCode(ref: NodeRef, node: Node | undefined): NodeRef {
  if (!(node instanceof Element)) return ref;
  const scripts = [node, ...queryAll(node, 'script')].filter((one) => one instanceof HTMLScriptElement);
  const texts = scripts.flatMap((script) =>
    script.src === '' ? script.text : (inDataUrl(script.src) ?? []),
  );
  const short = texts.filter((code) => code.length <= codeAtMost).slice(0, scriptsAtMost);
  return short.length === 0 ? ref : { ...ref, codes: short.map(digestOf), ...claimsOf(short) };
}

/** What may be kept of made code: hashes of all that can run in it, or its address. Null for markup in which nothing can. */
export function madeFactOf({ text, ...told }: HandedCode): FactOf<'made'> | null {
  if (told.how === 'blob') return { ...told, codes: [], url: text.slice(0, addressAtMost) };
  if (told.how === 'markup' && !/\son[a-z]{3,40}\s*=/i.test(text)) return null;
  const texts =
    told.how === 'markup' || told.how === 'srcdoc'
      ? codeIn(text, 0)
      : [told.how === 'link' ? decoded(text.slice('javascript:'.length)) : text];
  const codes = [...new Set(texts.map(digestOf))].slice(0, codesAtMost);
  return {
    ...told,
    codes,
    ...claimsOf(texts),
    ...(told.how === 'link' ? { url: text.slice(0, addressAtMost) } : {}),
  };
}

/** Everything in the markup that can run. Nothing of it runs here. */
function codeIn(markup: string, depth: number): string[] {
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  const texts: string[] = [];
  for (const element of queryAll(parsed, '*')) {
    if (element instanceof HTMLScriptElement && element.text !== '') texts.push(element.text);
    for (const { name, value } of attributesOf(element)) {
      if (name.startsWith('on')) texts.push(value);
      else if (name === 'srcdoc' && depth < deepestMarkup) texts.push(...codeIn(value, depth + 1));
    }
  }
  return texts;
}

function claimsOf(codes: readonly string[]): { claims?: string[] } {
  const names = codes.flatMap((code) =>
    [...code.matchAll(/\/\/[#@][ \t]*sourceURL=(\S{1,4096})/g)].map(([, name = '']) => name),
  );
  return names.length > 0 ? { claims: [...new Set(names)].slice(0, claimsAtMost) } : {};
}

function inDataUrl(url: string): string | null {
  const [, type, body = ''] = /^data:([^,]*),(.*)$/s.exec(url) ?? [];
  if (type === undefined) return null;
  const text = decoded(body);
  if (!type.endsWith(';base64')) return text;
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));
  } catch {
    return null;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
