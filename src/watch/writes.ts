import type { Fact } from '../model/observation.ts';
import type { Written } from '../model/values.ts';
import { parseCookieText } from '../values/cookie.ts';
import { traceOf } from '../values/trace.ts';
import type { OwnedItem } from '../vendors/match.ts';
import type { OwnedValues } from './owned-values.ts';
import { type Area, itemIn, itemsIn } from './stores.ts';
import type { WidgetVendors } from './widget-vendors.ts';

/** Calls that write vendors' cookies and stored items: whose they are, and what they changed in the store. */
export type Writes = {
  /** Whether a call that is about to be made concerns a vendor: `cookies name`, or `local ` for all that this store holds. */
  concerns(item: string): boolean;
  /** Records what the probe tells of a call, without what was written. */
  complete(written: Written): void;
};

const clearedAtMost = 20;

/** The probe hands over what stands before a cookie's `=`. */
const nameIn = (area: Area, told: string): string => (area === 'cookies' ? told.trim() : told);

export function createWrites(
  vendors: WidgetVendors,
  ownedValues: OwnedValues,
  record: (fact: Fact) => void,
): Writes {
  /** Whose items a store held when a call was about to clear it. */
  let beforeClear: { name: string; owner: OwnedItem }[] = [];
  /** What the item held that a call was about to write. */
  let before: string | null = null;

  const ownerOf = (area: Area, name: string) =>
    vendors.itemOwner(area === 'cookies' ? 'cookies' : 'storageKeys', name);

  const ownedIn = (area: Area) =>
    itemsIn(area).flatMap(({ name }) => {
      const owner = ownerOf(area, name);
      return owner ? [{ name, owner }] : [];
    });

  const tell = (written: Written, owner: OwnedItem, store: { present: boolean; changed: boolean }) => {
    const { name, text, event, ...fact } = written;
    const value =
      fact.api === 'Document.cookie' ? parseCookieText(text, Date.now()) : { value: text, expired: false };
    ownedValues.storeChanged();
    const isSet = event === 'set' && !value.expired;
    record({
      ...fact,
      ...owner,
      event: event === 'set' && value.expired ? 'removed' : event,
      ...store,
      ...(isSet ? { value: traceOf(value.value) } : {}),
    });
  };

  const tellCleared = (written: Written) => {
    for (const { name, owner } of beforeClear) {
      const present = itemIn(written.area, name) !== null;
      tell(written, owner, { present, changed: !present });
    }
    beforeClear = [];
  };

  return {
    concerns(item) {
      const at = item.indexOf(' ');
      const area = item.slice(0, at) as Area;
      const told = item.slice(at + 1);
      if (told === '') {
        beforeClear = ownedIn(area).slice(0, clearedAtMost);
        return beforeClear.length > 0;
      }
      const name = nameIn(area, told);
      if (ownerOf(area, name) === null) return false;
      before = itemIn(area, name);
      return true;
    },
    complete(written) {
      const { area, event, api } = written;
      const name = nameIn(area, written.name);
      if (event === 'cleared') return tellCleared(written);
      const owner = ownerOf(area, name);
      if (!owner) return;
      const held = before;
      const compare = () => {
        const now = itemIn(area, name);
        tell(written, owner, { present: now !== null, changed: now !== held });
      };
      if (!api.startsWith('CookieStore')) return compare();
      // Its calls only ask for the change; the store answers in their order.
      cookieStore.get(name).then(compare, () => undefined);
    },
  };
}
