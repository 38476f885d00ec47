import type { WatchedVendor } from '../model/vendor.ts';
import { hostOwner, itemOwner, type OwnedItem } from '../vendors/match.ts';
import { matchesSelector, queryAll } from './natives.ts';
import { remembering } from './remembering.ts';

/** The chat vendors that this document is watched for. */
export type WidgetVendors = {
  /** Whatever `vendorOf` may know within `root`, and maybe more. */
  candidatesIn(root: ParentNode): Iterable<Element>;
  /** The vendor whose selectors match this element, or whose host its frame comes from. */
  vendorOf(element: Element): string | null;
  /** The vendor to whom an address belongs by its host. */
  ownerOf(url: string): string | null;
  /** The vendor to whom a cookie or a stored item belongs by its name. */
  itemOwner(list: 'cookies' | 'storageKeys', name: string): OwnedItem | null;
  add(vendors: WatchedVendor[]): void;
};

/** A person's vendor file may hold a selector that no browser knows. */
function isSelector(text: string): boolean {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}

type Watched = { id: string; selectors: string[] /** The same as one. */; selector: string };

function watchedBy(vendors: readonly WatchedVendor[], isGood: (selector: string) => boolean): Watched[] {
  return vendors
    .map(({ id, selectors }) => ({ id, selectors: selectors.map(({ value }) => value).filter(isGood) }))
    .filter(({ selectors }) => selectors.length > 0)
    .map((vendor) => ({ ...vendor, selector: vendor.selectors.join(',') }));
}

const frames = 'iframe[src]';

const queryOf = (watched: readonly Watched[]): string =>
  [...watched.map(({ selector }) => selector), frames].join(',');

/** Browsers find a lone id, class or tag by an index, and try every element with each selector of a list. */
function searchesFor(selectors: readonly string[]): string[] {
  const isLone = (selector: string) => /^[#.]?[\w-]+$/.test(selector);
  const others = [...selectors.filter((selector) => !isLone(selector)), frames];
  return [...selectors.filter(isLone), others.join(',')];
}

export function createWidgetVendors(builtIn: WatchedVendor[]): WidgetVendors {
  let vendors: WatchedVendor[] = [];
  let watched: Watched[] = [];
  let query = '';
  let searches: string[] = [];

  const add = (more: WatchedVendor[]) => {
    const chats = more.filter((vendor) => vendor.category === 'chat');
    const replaced = new Set(chats.map(({ id }) => id));
    vendors = [...chats, ...vendors.filter(({ id }) => !replaced.has(id))];
    // Parsing costs most of what looking costs: one text is checked as a whole and used for every look, and browsers keep it.
    watched = watchedBy(vendors, () => true);
    if (!isSelector(queryOf(watched))) watched = watchedBy(vendors, isSelector);
    query = queryOf(watched);
    searches = searchesFor(watched.flatMap(({ selectors }) => selectors));
  };
  add(builtIn);
  /** Scripts write and call the same few again and again. */
  const owners = remembering((url) => hostOwner(vendors, hostOf(url))?.id ?? null);
  const items = {
    cookies: remembering((name) => itemOwner(vendors, 'cookies', name)),
    storageKeys: remembering((name) => itemOwner(vendors, 'storageKeys', name)),
  };
  const ownerOf = owners.of;

  return {
    add(more) {
      add(more);
      for (const { forget } of [owners, items.cookies, items.storageKeys]) forget();
    },
    *candidatesIn(root) {
      for (const search of searches) yield* queryAll(root, search);
    },
    ownerOf,
    itemOwner: (list, name) => items[list].of(name),
    vendorOf(element) {
      if (!matchesSelector(element, query)) return null;
      const bySelector = watched.find(({ selector }) => matchesSelector(element, selector));
      if (bySelector) return bySelector.id;
      if (!(element instanceof HTMLIFrameElement) || !element.src) return null;
      return ownerOf(element.src);
    },
  };
}
