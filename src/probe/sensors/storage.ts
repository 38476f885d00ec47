import { runningScript } from '../acts.ts';
import { askOwned, emit } from '../channel.ts';
import { isCovered } from '../covered.ts';
import { getOwnPropertyDescriptor, getterOf, sealed, slice } from '../natives.ts';
import { branded, optionOf } from '../parameters.ts';
import type { Sensor } from '../sensor.ts';
import { type Origin, type Watch, wrapAccessor, wrapMethod } from '../wrap.ts';

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
function watchWrites<Self extends object>(
  api: string,
  gate: (self: Self, args: unknown[]) => Written | undefined,
  covered: (self: Self, area: Area) => boolean,
): Watch<Self, unknown[], Written> {
  return {
    gate,
    after({ area, event, name, text }, origin, self, done) {
      if (!done) return;
      const stack: Origin = covered(self, area) ? { ...origin, slot: 'replaced' } : origin;
      emit({ kind: 'write', api, area, event, name, text, stack, during: runningScript() });
    },
  };
}

/** Which store this is; a document that may have none is refused the question. */
function areaOf(store: Storage): Area | undefined {
  if (store === windowStore('localStorage')) return 'local';
  return store === windowStore('sessionStorage') ? 'session' : undefined;
}

const storeNames = { local: 'localStorage', session: 'sessionStorage' } as const;
type StoreName = (typeof storeNames)[keyof typeof storeNames];
const getterNow = (name: StoreName) => getOwnPropertyDescriptor(globalThis, name)?.get;
const firstGetters = { localStorage: getterNow('localStorage'), sessionStorage: getterNow('sessionStorage') };
const storeOf = {
  localStorage: getterOf<typeof globalThis, Storage>(globalThis, 'localStorage'),
  sessionStorage: getterOf<typeof globalThis, Storage>(globalThis, 'sessionStorage'),
};
const windowStore = (name: StoreName) => branded(storeOf[name], globalThis);

/** The window's store is another object than the browser's. */
function isStoreCovered(_self: Storage, area: Area): boolean {
  if (area === 'cookies') return false;
  const name = storeNames[area];
  return getterNow(name) !== firstGetters[name];
}

const hasItself = (name: string) => (self: object) => isCovered(self, name);

/** The name in `name=value; path=/`, without the spaces around it. */
function cookieName(text: unknown): string {
  if (typeof text !== 'string') return '';
  let begin = 0;
  while (text[begin] === ' ' || text[begin] === '\t') begin++;
  let end = begin;
  while (end < text.length && text[end] !== '=' && text[end] !== ';') end++;
  if (text[end] !== '=') return '';
  while (end > begin && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
  return slice(text, begin, end);
}

/** `set(name, value)` may be written `set({ name, value })`. */
const given = (first: unknown, name: string, plain: unknown): unknown => optionOf(first, name) ?? plain;

export const sensor: Sensor = {
  id: 'storage',
  install() {
    wrapMethod(
      Storage.prototype,
      'setItem',
      watchWrites(
        'Storage.setItem',
        (self: Storage, args) => written(areaOf(self), 'set', args[0], args[1]),
        isStoreCovered,
      ),
    );
    wrapMethod(
      Storage.prototype,
      'removeItem',
      watchWrites(
        'Storage.removeItem',
        (self: Storage, args) => written(areaOf(self), 'removed', args[0], ''),
        isStoreCovered,
      ),
    );
    wrapMethod(
      Storage.prototype,
      'clear',
      watchWrites(
        'Storage.clear',
        (self: Storage) => {
          const area = areaOf(self);
          return area && askOwned(area, '') ? { area, event: 'cleared', name: '', text: '' } : undefined;
        },
        isStoreCovered,
      ),
    );
    wrapAccessor(
      Document.prototype,
      'cookie',
      'set',
      watchWrites(
        'Document.cookie',
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
        'CookieStore.set',
        (_self: object, args) =>
          written('cookies', 'set', given(args[0], 'name', args[0]), given(args[0], 'value', args[1])),
        hasItself('set'),
      ),
    );
    wrapMethod(
      CookieStore.prototype,
      'delete',
      watchWrites(
        'CookieStore.delete',
        (_self: object, args) => written('cookies', 'removed', given(args[0], 'name', args[0]), ''),
        hasItself('delete'),
      ),
    );
  },
};
