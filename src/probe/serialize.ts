import { each, getPrototypeOf, hasOwn, isArray, keys, quote } from './natives.ts';

export type Plain = string | number | boolean | undefined | Plain[] | { [key: string]: Plain };

const { prototype: ofLists } = Array;
const { prototype: ofObjects } = Object;
const name = 'toJSON';

/** JSON, by the native as long as no `toJSON` is there that it would call, which is five times as fast. */
export function serialize(value: Plain): string {
  const isClean = !hasOwn(ofLists, name) && !hasOwn(ofObjects, name) && getPrototypeOf(ofLists) === ofObjects;
  return isClean ? `${quote(value)}` : written(value);
}

/** Pages put a `toJSON` on Array.prototype (Prototype.js) or Object.prototype. */
function written(value: Plain): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object') return `${value}`;
  const isList = isArray(value);
  let inner = '';
  each(keys(value), (key) => {
    const item = (value as { [key: string]: Plain })[key];
    if (item === undefined) return;
    inner += `${inner && ','}${isList ? '' : `${quote(key)}:`}${written(item)}`;
  });
  return isList ? `[${inner}]` : `{${inner}}`;
}
