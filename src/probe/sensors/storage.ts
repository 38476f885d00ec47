import { askOwned, factText } from '../channel.ts';
import { isCounted, tell } from '../counts.ts';
import { isCovered, originThrough } from '../covered.ts';
import {
  apply,
  each,
  getOwnPropertyDescriptor,
  indexOf,
  isPlain,
  noArguments,
  sealed,
  slice,
} from '../natives.ts';
import { branded } from '../parameters.ts';
import type { Sensor } from '../sensor.ts';
import type { Plain } from '../serialize.ts';
import { ownValue } from '../traps.ts';
import { type Kind, type Watch, wrap } from '../wrap.ts';

/** Calls that write or take away a vendor's cookies and stored items. Whose a name is, the content script knows. */

type Area = 'cookies' | 'local' | 'session';
type WriteEvent = 'set' | 'removed' | 'cleared';
/** What was put under a name last, as far as it was seen: the name, the text, and by which call. */
type Item = Plain[];
type Written = {
  area: Area;
  name: string;
  text: string;
  held: Item;
  data: string;
  key: string;
  counts: boolean;
};

const rememberedAtMost = 500;
const nameAtMost = 1024;
const textAtMost = 4096;

/** Of each name what was put there last; null where it is no vendor's. Sites write the same few again and again. */
const items = sealed(new Map<string, Item | null>(), ['get', 'set', 'clear']);
let remembered = 0;

/** More vendors are known now. */
export function forgetOwners(): void {
  items.clear();
  remembered = 0;
}

/** Of what is not known yet the content script is asked, which then notes what is there. */
function ownedItem(area: Area, name: string): Item | null {
  const key = `${area} ${name}`;
  const known = items.get(key);
  if (known === null || known?.length) return known;
  const item = askOwned(area, name) ? [] : null;
  if (++remembered <= rememberedAtMost) items.set(key, item);
  return item;
}

/** A store of the window's, by the getter that gave it at first. */
const storeBy = (name: 'localStorage' | 'sessionStorage') => {
  const getterNow = () => getOwnPropertyDescriptor(globalThis, name)?.get as () => Storage;
  const first = getterNow();
  return {
    /** A document that may have none is refused the question. */
    get: () => branded(() => apply(first, globalThis, noArguments), undefined),
    /** The window's store is another object than the browser's. */
    isCovered: () => getterNow() !== first,
  };
};
const stores = { local: storeBy('localStorage'), session: storeBy('sessionStorage') };

/** Which of the window's stores this is. */
function areaOf(store: unknown): Area | undefined {
  if (store === stores.local.get()) return 'local';
  return store === stores.session.get() ? 'session' : undefined;
}

/** The name in `name=value; path=/`, with the spaces around it. */
function cookieName(text: unknown): string {
  const end = typeof text === 'string' ? indexOf(text, '=') : 0;
  return end > 0 ? slice(text as string, 0, end) : '';
}

/** `set(name, value)` may be written `set({ name, value })`. */
const given = (first: unknown, name: string, plain: unknown): unknown => ownValue(first, name) ?? plain;
const first = (args: unknown[]): unknown => args[0];
const firstName = (args: unknown[]): unknown => given(args[0], 'name', args[0]);

type Reads = (args: unknown[]) => unknown;
const rows: [kind: string, api: string, event: WriteEvent, nameIn: Reads, textIn?: Reads][] = [
  ['Storage', 'setItem', 'set', first, (args) => args[1]],
  ['Storage', 'removeItem', 'removed', first],
  ['Storage', 'clear', 'cleared', () => ''],
  ['Document', 'cookie', 'set', (args) => cookieName(args[0]), first],
  ['CookieStore', 'set', 'set', firstName, (args) => given(args[0], 'value', args[1])],
  ['CookieStore', 'delete', 'removed', firstName],
];

function watchRow([kind, name, event, nameIn, textIn]: (typeof rows)[number]): void {
  const isStore = kind === 'Storage';
  wrap(
    // Nothing stands on an empty object.
    (globalThis as unknown as Record<string, Kind>)[kind] ?? {},
    name,
    (api): Watch<unknown, unknown[], Written> => ({
      gate(self, args) {
        const area = isStore ? areaOf(self) : 'cookies';
        const told = nameIn(args);
        if (!area || typeof told !== 'string' || told.length > nameAtMost) return undefined;
        const held = told === '' ? event === 'cleared' && askOwned(area, '') && [] : ownedItem(area, told);
        if (!held) return undefined;
        const given = textIn?.(args);
        const text = isPlain(given) ? slice(`${given}`, 0, textAtMost) : '';
        return { area, name: told, text, held, data: '', key: '', counts: false };
      },
      start(written, origin, self) {
        const { area, name: told, text, held } = written;
        // Something else stands where the page looks for the native: it may call on for others.
        const covered = area === 'cookies' ? isCovered(self, name) : stores[area].isCovered();
        written.data = factText({ kind: 'write', api, area, event, stack: originThrough(covered, origin) });
        // With other attributes a cookie may be another one, or taken away.
        const attributes = kind === 'Document' ? slice(text, indexOf(`${text};`, ';')) : '';
        written.key = `${written.data}${told}${attributes}`;
        written.counts = held[1] !== text && held[2] === api && isCounted(written.key);
        if (!written.counts && held.length) askOwned(area, told);
      },
      finish({ name: told, text, held, data, key, counts }) {
        held[0] = told;
        held[1] = text;
        held[2] = api;
        tell(data, [told, text], false, key, counts, held);
      },
    }),
  );
}

export const sensor: Sensor = {
  id: 'storage',
  install: () => each(rows, watchRow),
};
