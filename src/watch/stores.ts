import type { Written } from '../model/values.ts';
import { parseCookies } from '../values/cookie.ts';
import { cookies } from './natives.ts';

/** This document's cookies and storage, read in the isolated world. */
export type Area = Written['area'];
export const areas: readonly Area[] = ['cookies', 'local', 'session'];

/** Names and how to read each value; none of a store that the document is refused. */
export function itemsIn(area: Area): { name: string; read(): string }[] {
  try {
    if (area === 'cookies')
      return parseCookies(cookies()).map(({ name, value }) => ({ name, read: () => value }));
    const store = storage(area);
    return Object.keys(store).map((name) => ({ name, read: () => store.getItem(name) ?? '' }));
  } catch {
    return [];
  }
}

/** What the store holds under this name, or null. */
export function itemIn(area: Area, name: string): string | null {
  try {
    if (area !== 'cookies') return storage(area).getItem(name);
    return parseCookies(cookies()).find((cookie) => cookie.name === name)?.value ?? null;
  } catch {
    return null;
  }
}

/** A window has one of each for good, and to ask for it takes longer than to read an item. */
const given: { local?: Storage; session?: Storage } = {};

function storage(area: 'local' | 'session'): Storage {
  given[area] ??= area === 'local' ? localStorage : sessionStorage;
  return given[area];
}
