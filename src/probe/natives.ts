/**
 * Natives taken before the page's first script can change them. Nothing else in the probe may call a
 * method of a built-in by name: `text.indexOf(…)` would run whatever the page put there.
 */
const {
  construct,
  deleteProperty,
  ownKeys,
  getOwnPropertyDescriptor: nativeDescriptor,
  apply,
  getPrototypeOf,
  defineProperty: nativeDefine,
  get: getProperty,
} = Reflect;
const { call } = Function.prototype;
const { isArray } = Array;
const { isExtensible, hasOwn, setPrototypeOf, keys } = Object;

// `nativeDescriptor`: of what it gives only own properties may be read; the one below costs more.
export {
  apply,
  construct,
  deleteProperty,
  getProperty,
  getPrototypeOf,
  hasOwn,
  isArray,
  isExtensible,
  keys,
  nativeDefine,
  nativeDescriptor,
  ownKeys,
};

/** An options object without a prototype: a page that sets `Object.prototype.get` or `.view` cannot add to it. */
export function bare<T extends object>(options: T): T {
  return setPrototypeOf(options, null);
}

/** Without an error where the owner refuses. */
export function defineProperty(owner: object, name: PropertyKey, descriptor: PropertyDescriptor): void {
  nativeDefine(owner, name, bare(descriptor));
}

/** As an assignment would where nothing is inherited. */
export function defineValue(owner: object, name: PropertyKey, value: unknown): void {
  defineProperty(owner, name, { value, writable: true, enumerable: true, configurable: true });
}

export function getOwnPropertyDescriptor(owner: object, name: PropertyKey): PropertyDescriptor | undefined {
  const descriptor = nativeDescriptor(owner, name);
  return descriptor && bare(descriptor);
}

/**
 * Gives a native a `call` of its own, so that `native.call(…)` does not look it up where a page could change it. Both
 * engines compile that to a direct call; Reflect.apply with a new array costs Firefox a tenth of all DOM work.
 */
export function makeCallable<Native extends object>(native: Native): Native {
  nativeDefine(native, 'call', bare({ value: call, configurable: true }));
  return native;
}

/** Before the page gets the native back: it must find nothing of ours on it. */
export function makePlain(native: object): void {
  if (nativeDescriptor(native, 'call')?.value === call) deleteProperty(native, 'call');
}

/** `method.call(self, …)` without looking anything up on `method`. */
export function unbound<Self, Args extends unknown[], Result>(method: (this: Self, ...args: Args) => Result) {
  return (self: Self, ...args: Args): Result => apply(method, self, args);
}

export const indexOf = unbound(String.prototype.indexOf);
export const lastIndexOf = unbound(String.prototype.lastIndexOf);
export const slice = unbound(String.prototype.slice);
export const toUpperCase = unbound(String.prototype.toUpperCase);
export const toLowerCase = unbound(String.prototype.toLowerCase);
export const quote: (value: unknown) => string = JSON.stringify;
export const parseJson: (text: string) => unknown = JSON.parse;
export const NativeURL = URL;
export const NativeError = Error;
export const microtask = queueMicrotask;

/** Turning these into text runs no code of the page's. */
export const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

export const noArguments: [] = [];

/** `list.forEach(visit)`, for what is not done often. */
export function each<Item>(list: readonly Item[], visit: (item: Item) => void): void {
  for (let i = 0; i < list.length; i++) visit(list[i] as Item);
}

/** `list.some(test)` */
export function some<Item>(list: readonly Item[], test: (item: Item) => boolean): boolean {
  for (let i = 0; i < list.length; i++) if (test(list[i] as Item)) return true;
  return false;
}

/** `list.filter(keeps)` */
export function only<Item>(list: readonly Item[], keeps: (item: Item) => boolean): Item[] {
  const kept: Item[] = [];
  each(list, (item) => {
    if (keeps(item)) kept[kept.length] = item;
  });
  return kept;
}

type Getters<Self, Names extends readonly (keyof Self)[]> = {
  [Index in keyof Names]: (self: Self) => Self[Names[Index]];
};

/** The getters of these accessor properties, unbound. */
export function gettersOf<Self extends object, const Names extends readonly (keyof Self & string)[]>(
  kind: { prototype: Self },
  ...names: Names
): Getters<Self, Names> {
  const getters: unknown[] = [];
  each(names, (name) => {
    const get = getOwnPropertyDescriptor(kind.prototype, name)?.get as () => unknown;
    getters[getters.length] = (self: Self) => apply(get, self, noArguments);
  });
  return getters as Getters<Self, Names>;
}

/**
 * A collection whose methods are its own properties, so that a patched prototype cannot see our keys and
 * a call costs no more than usual.
 */
export function sealed<T extends object>(collection: T, names: (keyof T)[]): T {
  each(names, (name) => defineProperty(collection, name, { value: collection[name] }));
  return collection;
}
export const weakMap = <K extends WeakKey, V>(): WeakMap<K, V> =>
  sealed(new WeakMap<K, V>(), ['get', 'set', 'has']);

export const [
  nodeName,
  nodeType,
  parentOf,
  firstChild,
  lastChild,
  previousSibling,
  nextSibling,
  isConnected,
  baseURI,
] = gettersOf(
  Node,
  'nodeName',
  'nodeType',
  'parentNode',
  'firstChild',
  'lastChild',
  'previousSibling',
  'nextSibling',
  'isConnected',
  'baseURI',
);
export const [documentElement, documentHead, documentBody, currentScript, readyState] = gettersOf(
  Document,
  'documentElement',
  'head',
  'body',
  'currentScript',
  'readyState',
);
export const attributeOf = unbound(Element.prototype.getAttribute);
export const queryAll = unbound(Element.prototype.querySelectorAll);
export const listItem = unbound(NodeList.prototype.item);
export const [listLength] = gettersOf(NodeList, 'length');
export const [urlHref] = gettersOf(URL, 'href');
export const dispatch = unbound(EventTarget.prototype.dispatchEvent);
export const listen = unbound(EventTarget.prototype.addEventListener);
export const unlisten = unbound(EventTarget.prototype.removeEventListener);
export const [eventType] = gettersOf(Event, 'type');
export const [eventDetail] = gettersOf(UIEvent, 'detail');
export const [relatedTarget] = gettersOf(MouseEvent, 'relatedTarget');
export const [eventData] = gettersOf(MessageEvent, 'data');
export const NativeMouseEvent = MouseEvent;
export const NativeMessageEvent = MessageEvent;

/** An absolute URL, or '' where it is none. Never calls into an object of the page's. */
export function absoluteUrl(relative: string): string {
  try {
    return urlHref(new NativeURL(relative, baseURI(document)));
  } catch {
    return '';
  }
}
