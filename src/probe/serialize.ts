import { isArray, keys, quote } from './natives.ts';

export type Plain = string | number | boolean | undefined | Plain[] | { [key: string]: Plain };

/**
 * JSON without `toJSON`: pages put one on Array.prototype (Prototype.js) or Object.prototype, and
 * JSON.stringify would call it.
 */
export function serialize(value: Plain): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object') return `${value}`;
  if (isArray(value)) return serializeList(value);
  let out = '{';
  const names = keys(value);
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    const item = (value as { [key: string]: Plain })[name];
    if (item === undefined) continue;
    out += `${out === '{' ? '' : ','}${quote(name)}:${serialize(item)}`;
  }
  return `${out}}`;
}

function serializeList(list: Plain[]): string {
  let out = '[';
  for (let i = 0; i < list.length; i++) out += `${i ? ',' : ''}${serialize(list[i])}`;
  return `${out}]`;
}
