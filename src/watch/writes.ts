import type { Written } from '../model/values.ts';
import { parseCookieText } from '../values/cookie.ts';
import { traceOf } from '../values/trace.ts';
import type { OwnedItem } from '../vendors/match.ts';
import type { OwnedValues } from './owned-values.ts';
import type { When } from './recorder.ts';
import type { Repeats } from './repeats.ts';
import { type Area, itemIn, itemsIn } from './stores.ts';
import type { WidgetVendors } from './widget-vendors.ts';

/** Calls that write vendors' cookies and stored items: whose they are, and what they changed in the store. */
export type Writes = {
  /** Whether a call that is about to be made concerns a vendor: `cookies name`, or `local ` for all that this store holds. */
  concerns(item: string): boolean;
  /**
   * Records what the probe tells of a call, without what was written; calls of the same likeness differ in name and text alone.
   * Whether the probe may count the next of them: this one put into the item what it wrote.
   */
  complete(written: Written, likeness: number): boolean;
  /**
   * Records calls that the probe counted, each of which wrote another text than the call before; `written` is the last of them and
   * `held` what the item was given last. That is observed; that each of them changed the item is derived from it, and not said
   * where the item holds something else.
   */
  completeCounted(written: Written, likeness: number, when: When, held: string): void;
  /** Records calls whose store has not answered yet with what is to be seen now: a page that goes away hears no answer. */
  settle(): void;
};

const clearedAtMost = 20;
const textAtMost = 4096;

/** The probe hands over what stands before a cookie's `=`. */
const nameIn = (area: Area, told: string): string => (area === 'cookies' ? told.trim() : told);

export function createWrites(vendors: WidgetVendors, ownedValues: OwnedValues, repeats: Repeats): Writes {
  /** Whose items a store held when a call was about to clear it. */
  let beforeClear: { name: string; owner: OwnedItem }[] = [];
  /** What the item held that a call was about to write; the probe asked about it. */
  let before: { item: string; held: string | null } | null = null;
  /** To read a cookie again takes as long as twenty writes. As long as a script does nothing else, it holds what it held. */
  let lastCookie: { name: string; held: string | null } | null = null;

  const remember = (name: string, held: string | null) => {
    if (lastCookie === null) queueMicrotask(forget);
    lastCookie = { name, held };
  };
  const forget = () => {
    lastCookie = null;
  };

  /** Calls of the cookie store, which only ask for the change: it answers in their order. */
  const unanswered = new Set<() => void>();
  const whenAnswered = (name: string, compare: () => void) => {
    const once = () => {
      if (unanswered.delete(once)) compare();
    };
    unanswered.add(once);
    // What it does not tell is still to be seen where scripts read cookies.
    cookieStore.get(name).then(once, once);
  };

  const ownerOf = (area: Area, name: string) =>
    vendors.itemOwner(area === 'cookies' ? 'cookies' : 'storageKeys', name);

  const ownedIn = (area: Area) =>
    itemsIn(area).flatMap(({ name }) => {
      const owner = ownerOf(area, name);
      return owner ? [{ name, owner }] : [];
    });

  const tell = (
    written: Written,
    likeness: number,
    owner: OwnedItem,
    { present, changed }: { present: boolean; changed: boolean },
    when?: When,
  ) => {
    const { name, text, event: asked, ...fact } = written;
    const { value, expired } = valueIn(written, text);
    ownedValues.storeChanged();
    const event = asked === 'set' && expired ? 'removed' : asked;
    const isSet = event === 'set';
    const kind = [likeness, owner.vendor, owner.item, event, present, changed].join(' ');
    const { count } = repeats.record(
      'other',
      kind,
      () => ({
        ...{ ...fact, ...owner, event, present, changed },
        ...(isSet ? { value: traceOf(value) } : {}),
      }),
      when,
    );
    if (isSet) count?.texts.set(`${fact.area} ${name}`, value);
  };

  const tellCleared = (written: Written, likeness: number) => {
    for (const { name, owner } of beforeClear) {
      const present = itemIn(written.area, name) !== null;
      tell(written, likeness, owner, { present, changed: !present });
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
      const isLast = area === 'cookies' && lastCookie?.name === name;
      before = { item, held: isLast ? (lastCookie?.held ?? null) : itemIn(area, name) };
      return true;
    },
    complete(written, likeness) {
      const { area, event, api } = written;
      const name = nameIn(area, written.name);
      if (event === 'cleared') {
        tellCleared(written, likeness);
        return false;
      }
      const owner = ownerOf(area, name);
      if (!owner) return false;
      const asked = before?.item === `${area} ${written.name}` ? before : null;
      before = null;
      const compare = () => {
        const now = itemIn(area, name);
        if (area === 'cookies') remember(name, now);
        // What nobody looked at before is not said to be changed.
        const changed = asked !== null && now !== asked.held;
        tell(written, likeness, owner, { present: now !== null, changed });
        return event === 'set' && changed && holds(now, written, written.text);
      };
      if (!api.startsWith('CookieStore')) return compare();
      whenAnswered(name, compare);
      return event === 'set';
    },
    completeCounted(written, likeness, when, held) {
      const { area, api } = written;
      const name = nameIn(area, written.name);
      const owner = ownerOf(area, name);
      if (!owner) return;
      const compare = () => {
        const now = itemIn(area, name);
        if (area === 'cookies') remember(name, now);
        tell(written, likeness, owner, { present: now !== null, changed: holds(now, written, held) }, when);
      };
      if (!api.startsWith('CookieStore')) return compare();
      whenAnswered(name, compare);
    },
    settle() {
      for (const once of [...unanswered]) once();
    },
  };
}

/** What a call puts into the item; a cookie may be taken away so. */
function valueIn({ api }: Written, text: string): { value: string; expired: boolean } {
  return api === 'Document.cookie' ? parseCookieText(text, Date.now()) : { value: text, expired: false };
}

/** Whether the item is what a call put there; of a long text the probe hands over the beginning. */
function holds(now: string | null, written: Written, text: string): boolean {
  const { value, expired } = valueIn(written, text);
  return !expired && now?.slice(0, textAtMost) === value;
}
