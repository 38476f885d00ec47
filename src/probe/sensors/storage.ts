import { askOwned, emit } from '../channel.ts';
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
import { ownValue } from '../traps.ts';
import { type Kind, type Watch, wrap } from '../wrap.ts';

/** Calls that write or take away a vendor's cookies and stored items. Whose a name is, the content script knows. */

type Area = 'cookies' | 'local' | 'session';
type WriteEvent = 'set' | 'removed' | 'cleared';
type Written = { area: Area; name: string; text: string };

const rememberedAtMost = 500;
const nameAtMost = 1024;
const textAtMost = 4096;

/** Names that are no vendor's. Sites write the same few again and again. */
const nobodys = sealed(new Set<string>(), ['has', 'add', 'clear']);
let remembered = 0;

/** More vendors are known now. */
export function forgetOwners(): void {
  nobodys.clear();
  remembered = 0;
}

/** Of a vendor's name the content script is asked each time: it then notes what the store holds before the call. */
function isOwned(area: Area, name: string): boolean {
  const key = `${area} ${name}`;
  if (nobodys.has(key)) return false;
  if (askOwned(area, name)) return true;
  if (++remembered <= rememberedAtMost) nobodys.add(key);
  return false;
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
        const isTold = told === '' ? event === 'cleared' && askOwned(area, '') : isOwned(area, told);
        if (!isTold) return undefined;
        const text = textIn?.(args);
        return { area, name: told, text: isPlain(text) ? slice(`${text}`, 0, textAtMost) : '' };
      },
      finish({ area, name: told, text }, origin, self) {
        // Something else stands where the page looks for the native: it may call on for others.
        const covered = area === 'cookies' ? isCovered(self, name) : stores[area].isCovered();
        emit({ kind: 'write', api, area, event, stack: originThrough(covered, origin) }, [told, text]);
      },
    }),
  );
}

export const sensor: Sensor = {
  id: 'storage',
  install: () => each(rows, watchRow),
};
