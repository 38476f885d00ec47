/**
 * Natives taken before the page's first script can change them. Nothing else in the probe may call a
 * method of a built-in by name: `text.indexOf(…)` would run whatever the page put there.
 */
export const { apply, construct, deleteProperty, get: getProperty, getPrototypeOf, ownKeys } = Reflect;
export const { isArray } = Array;
export const { keys, isExtensible } = Object;
const { call } = Function.prototype;
const { getOwnPropertyDescriptor: nativeDescriptor, setPrototypeOf } = Object;
const { defineProperty: nativeDefine } = Reflect;

/** An options object without a prototype: a page that sets `Object.prototype.get` or `.view` cannot add to it. */
export function bare<T extends object>(options: T): T {
  return setPrototypeOf(options, null);
}

/** Without an error where the owner refuses. */
export function defineProperty(owner: object, name: PropertyKey, descriptor: PropertyDescriptor): void {
  nativeDefine(owner, name, bare(descriptor));
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
  deleteProperty(native, 'call');
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
export const hasOwn = unbound(Object.prototype.hasOwnProperty);
export const quote: (text: string) => string = JSON.stringify;
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

/** The getter of an accessor property, unbound. */
export function getterOf<Self extends object, Result>(
  kind: { prototype: object },
  name: string,
): (self: Self) => Result {
  const get = getOwnPropertyDescriptor(kind.prototype, name)?.get as () => Result;
  return (self) => apply(get, self, noArguments);
}

/**
 * A collection whose methods are its own properties, so that a patched prototype cannot see our keys and
 * a call costs no more than usual.
 */
export function sealed<T extends object>(collection: T, names: (keyof T)[]): T {
  each(names, (name) => defineProperty(collection, name, { value: collection[name] }));
  return collection;
}
export const weakSet = <T extends WeakKey>(): WeakSet<T> =>
  sealed(new WeakSet<T>(), ['has', 'add', 'delete']);
export const weakMap = <K extends WeakKey, V>(): WeakMap<K, V> =>
  sealed(new WeakMap<K, V>(), ['get', 'set', 'has']);

export const nodeName = getterOf<Node, string>(Node, 'nodeName');
export const parentNode = getterOf<Node, Node | null>(Node, 'parentNode');
export const firstChild = getterOf<Node, Node | null>(Node, 'firstChild');
export const lastChild = getterOf<Node, Node | null>(Node, 'lastChild');
export const previousSibling = getterOf<Node, Node | null>(Node, 'previousSibling');
export const nextSibling = getterOf<Node, Node | null>(Node, 'nextSibling');
export const nodeType = getterOf<Node, number>(Node, 'nodeType');
export const isConnected = getterOf<Node, boolean>(Node, 'isConnected');
export const attributeOf = unbound(Element.prototype.getAttribute);
export const queryAll = unbound(Element.prototype.querySelectorAll);
export const documentElement = getterOf<Document, Element | null>(Document, 'documentElement');
export const documentHead = getterOf<Document, Element | null>(Document, 'head');
export const documentBody = getterOf<Document, Element | null>(Document, 'body');
export const currentScript = getterOf<Document, HTMLOrSVGScriptElement | null>(Document, 'currentScript');
export const listItem = unbound(NodeList.prototype.item);
export const listLength = getterOf<NodeList, number>(NodeList, 'length');
export const baseURI = getterOf<Node, string>(Node, 'baseURI');
export const urlHref = getterOf<URL, string>(URL, 'href');
export const dispatch = unbound(EventTarget.prototype.dispatchEvent);
export const listen = unbound(EventTarget.prototype.addEventListener);
export const unlisten = unbound(EventTarget.prototype.removeEventListener);
export const eventData = getterOf<MessageEvent, unknown>(MessageEvent, 'data');
export const relatedTarget = getterOf<MouseEvent, EventTarget | null>(MouseEvent, 'relatedTarget');
export const eventType = getterOf<Event, string>(Event, 'type');
export const eventDetail = getterOf<UIEvent, number>(UIEvent, 'detail');
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
