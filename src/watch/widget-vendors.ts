import type { Vendor } from '../model/vendor.ts';
import { hostOwner, itemOwner, type OwnedItem } from '../vendors/match.ts';
import { matchesSelector } from './natives.ts';
import { remembering } from './remembering.ts';

/** The chat vendors that this document is watched for. */
export type WidgetVendors = {
  /** All selectors as one; '' when there are none. */
  selector(): string;
  /** The vendor whose selectors match this element, or whose host its frame comes from. */
  vendorOf(element: Element): string | null;
  /** The vendor to whom an address belongs by its host. */
  ownerOf(url: string): string | null;
  /** The vendor to whom a cookie or a stored item belongs by its name. */
  itemOwner(list: 'cookies' | 'storageKeys', name: string): OwnedItem | null;
  add(vendors: Vendor[]): void;
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

type Watched = { id: string; selector: string };

export function createWidgetVendors(builtIn: Vendor[]): WidgetVendors {
  let vendors: Vendor[] = [];
  let watched: Watched[] = [];
  let all = '';

  const add = (more: Vendor[]) => {
    const chats = more.filter((vendor) => vendor.category === 'chat');
    const replaced = new Set(chats.map(({ id }) => id));
    vendors = [...chats, ...vendors.filter(({ id }) => !replaced.has(id))];
    watched = vendors
      .map(({ id, selectors }) => ({
        id,
        selector: selectors
          .map((s) => s.value)
          .filter(isSelector)
          .join(','),
      }))
      .filter(({ selector }) => selector !== '');
    all = watched.map(({ selector }) => selector).join(',');
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
    selector: () => all,
    ownerOf,
    itemOwner: (list, name) => items[list].of(name),
    vendorOf(element) {
      const bySelector = watched.find(({ selector }) => matchesSelector(element, selector));
      if (bySelector) return bySelector.id;
      if (!(element instanceof HTMLIFrameElement) || !element.src) return null;
      return ownerOf(element.src);
    },
  };
}
