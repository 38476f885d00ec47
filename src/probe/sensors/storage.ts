import { runningScript } from '../acts.ts';
import { askOwned, emit } from '../channel.ts';
import { isCovered } from '../covered.ts';
import { apply, getOwnPropertyDescriptor, indexOf, noArguments, sealed, slice } from '../natives.ts';
import { branded, optionOf } from '../parameters.ts';
import type { Sensor } from '../sensor.ts';
import type { Origin } from '../stack.ts';
import { type Watch, wrapAccessor, wrapMethod } from '../wrap.ts';

/** Calls that write or take away a vendor's cookies and stored items. Whose a name is, the content script knows. */

type Area = 'cookies' | 'local' | 'session';
type WriteEvent = 'set' | 'removed' | 'cleared';
type Written = { area: Area; event: WriteEvent; name: string; text: string };

const rememberedAtMost = 500;
const nameAtMost = 1024;
const textAtMost = 4096;

/** Names that are no vendor's. Sites write the same few again and again. */
const nobodys = sealed(new Set<string>(), ['has', 'add', 'clear']);
const remembered = { names: 0 };

/** More vendors are known now. */
export function forgetOwners(): void {
  nobodys.clear();
  remembered.names = 0;
}

/** Of a vendor's name the content script is asked each time: it then notes what the store holds before the call. */
function isOwned(area: Area, name: string): boolean {
  const key = `${area} ${name}`;
  if (nobodys.has(key)) return false;
  if (askOwned(area, name)) return true;
  if (++remembered.names <= rememberedAtMost) nobodys.add(key);
  return false;
}

function written(
  area: Area | undefined,
  event: WriteEvent,
  name: unknown,
  text: unknown,
): Written | undefined {
  if (area === undefined || typeof name !== 'string' || name === '' || name.length > nameAtMost)
    return undefined;
  if (!isOwned(area, name)) return undefined;
  const isPlain = typeof text === 'string' || typeof text === 'number' || typeof text === 'boolean';
  return {
    area,
    event,
    name,
    text: isPlain ? slice(`${text}`, 0, textAtMost) : '',
  };
}

/** `covered` tells whether something else stands where the page looks for the native: it may call on for others. */
const watchWrites =
  <Self extends object>(
    gate: (self: Self, args: unknown[]) => Written | undefined,
    covered: (self: Self, area: Area) => boolean,
  ) =>
  (api: string): Watch<Self, unknown[], Written> => ({
    gate,
    after({ area, event, name, text }, origin, self, done) {
      if (!done) return;
      const stack: Origin = covered(self, area) ? { ...origin, slot: 'replaced' } : origin;
      emit({ kind: 'write', api, area, event, name, text, stack, during: runningScript() });
    },
  });

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

/** Which store this is. */
function areaOf(store: Storage): Area | undefined {
  if (store === stores.local.get()) return 'local';
  return store === stores.session.get() ? 'session' : undefined;
}

const isStoreCovered = (_self: Storage, area: Area): boolean =>
  area !== 'cookies' && stores[area].isCovered();

const hasItself = (name: string) => (self: object) => isCovered(self, name);

/** The name in `name=value; path=/`, with the spaces around it. */
function cookieName(text: unknown): string {
  const end = typeof text === 'string' ? indexOf(text, '=') : 0;
  return end > 0 ? slice(text as string, 0, end) : '';
}

/** `set(name, value)` may be written `set({ name, value })`. */
const given = (first: unknown, name: string, plain: unknown): unknown => optionOf(first, name) ?? plain;

export const sensor: Sensor = {
  id: 'storage',
  install() {
    wrapMethod(
      Storage.prototype,
      'setItem',
      watchWrites((self: Storage, args) => written(areaOf(self), 'set', args[0], args[1]), isStoreCovered),
    );
    wrapMethod(
      Storage.prototype,
      'removeItem',
      watchWrites((self: Storage, args) => written(areaOf(self), 'removed', args[0], ''), isStoreCovered),
    );
    wrapMethod(
      Storage.prototype,
      'clear',
      watchWrites((self: Storage) => {
        const area = areaOf(self);
        return area && askOwned(area, '') ? { area, event: 'cleared', name: '', text: '' } : undefined;
      }, isStoreCovered),
    );
    wrapAccessor(
      Document.prototype,
      'cookie',
      'set',
      watchWrites(
        (_self: Document, args) => written('cookies', 'set', cookieName(args[0]), args[0]),
        hasItself('cookie'),
      ),
    );
    const { CookieStore } = globalThis as { CookieStore?: { prototype: object } };
    if (!CookieStore) return;
    wrapMethod(
      CookieStore.prototype,
      'set',
      watchWrites(
        (_self: object, args) =>
          written('cookies', 'set', given(args[0], 'name', args[0]), given(args[0], 'value', args[1])),
        hasItself('set'),
      ),
    );
    wrapMethod(
      CookieStore.prototype,
      'delete',
      watchWrites(
        (_self: object, args) => written('cookies', 'removed', given(args[0], 'name', args[0]), ''),
        hasItself('delete'),
      ),
    );
  },
};
