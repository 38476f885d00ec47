import type { Carried } from '../model/values.ts';

/** One value that a call carried, in memory only. */
export type NamedValue = { place: 'query' | 'body' | 'header'; name: string; value: string };

const valuesAtMost = 40;
const nameAtMost = 128;
const deepest = 6;

/**
 * What a call carries, by name: query, headers, and a body that is a form, JSON or plain text (empty name). Values
 * that hold JSON themselves are looked into once. Never throws, whatever the page sent.
 */
export function namedValues(url: string, { headers = [], fields = [], text }: Carried): NamedValue[] {
  const values: NamedValue[] = [];
  const add = (place: NamedValue['place'], name: string, value: string) => {
    if (values.length < valuesAtMost) values.push({ place, name: name.slice(0, nameAtMost), value });
  };
  const addEach = (place: NamedValue['place'], named: Iterable<readonly [string, string]>) => {
    for (const [name, value] of named) {
      const inside = jsonIn(value);
      if (inside === undefined) add(place, name, value);
      else flatten(inside, name, 0, (path, leaf) => add(place, path, leaf));
    }
  };

  addEach('query', queryOf(url));
  for (const [name, value] of headers) add('header', name.toLowerCase(), value);
  addEach('body', fields);
  if (text === undefined) return values;
  const json = jsonIn(text);
  if (json !== undefined) flatten(json, '', 0, (path, leaf) => add('body', path, leaf));
  else if (isForm(text)) addEach('body', new URLSearchParams(text));
  else if (text !== '') add('body', '', text);
  return values;
}

function queryOf(url: string): Iterable<readonly [string, string]> {
  return url.includes('?') && URL.canParse(url) ? new URL(url).searchParams : [];
}

/** `name=value&name=value`, as forms and many beacons write it. */
function isForm(text: string): boolean {
  return /^[\w.%+[\]-]{1,128}=\S*$/.test(text);
}

/** An object or a list that is written as JSON; undefined for any other text. */
function jsonIn(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** The leaves of a text that is JSON, by path; none of any other text. */
export function leavesOf(text: string): { path: string; leaf: string }[] {
  const leaves: { path: string; leaf: string }[] = [];
  const json = jsonIn(text);
  if (json !== undefined) flatten(json, '', 0, (path, leaf) => leaves.push({ path, leaf }));
  return leaves;
}

/** Tells each leaf by its path: `visitor.id`, and `events[].name` for every member of a list. */
function flatten(
  value: unknown,
  path: string,
  depth: number,
  tell: (path: string, leaf: string) => void,
): void {
  if (typeof value !== 'object' || value === null) {
    tell(path, value === null ? '' : String(value));
    return;
  }
  if (depth >= deepest) return;
  for (const [key, item] of Object.entries(value).slice(0, valuesAtMost)) {
    const name = Array.isArray(value) ? `${path}[]` : path === '' ? key : `${path}.${key}`;
    flatten(item, name, depth + 1, tell);
  }
}
