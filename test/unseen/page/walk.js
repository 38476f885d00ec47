/**
 * Page script. `unseen.walk` notes everything that can be reached from a realm's global object by own keys,
 * prototypes and descriptors, as `note(path, what)`, seen with the natives of the realm `eyes`.
 */
globalThis.unseen.walk = (realm, eyes, note) => {
  const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf, isExtensible, apply, construct } = eyes.Reflect;
  const textOf = eyes.Function.prototype.toString;
  const { keyFor } = eyes.Symbol;
  /** Where a realm leads to itself or to another one. */
  const doors = new Set(['window', 'self', 'frames', 'parent', 'top', 'opener', 'frameElement', 'unseen']);
  const paths = new Map();
  const queue = [];

  const attempt = (step) => {
    try {
      return step();
    } catch (error) {
      return `throws ${error?.name}: ${error?.message}`;
    }
  };

  const isWindow = (value) => attempt(() => value.window === value) === true;

  const nameOf = (value, path) => {
    if (typeof value === 'string') return JSON.stringify(value.slice(0, 200));
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return String(value);
    if (isWindow(value)) return 'a window';
    const known = paths.get(value);
    if (known !== undefined) return known;
    paths.set(value, path);
    queue.push(value);
    return path;
  };

  const keyText = (key) => (typeof key === 'symbol' ? `[${String(key)}]` : `.${key}`);

  const noteFunction = (path, fn) => {
    note(`${path} › text`, apply(textOf, fn, []));
    const constructed = attempt(() => typeof construct(eyes.Object, [], fn));
    note(`${path} › constructs`, constructed.replace(/: .*/s, ''));
    const caller = attempt(() => String(fn.caller));
    note(`${path} › caller`, caller);
    const args = attempt(() => String(fn.arguments));
    note(`${path} › arguments`, args);
    // Applied, since Firefox would rather quote the caller's own text.
    const printed = attempt(() => String(apply(keyFor, undefined, [fn])));
    note(`${path} › engine text`, printed);
  };

  const noteProperty = (owner, key, path) => {
    const descriptor = getOwnPropertyDescriptor(owner, key);
    if (!descriptor) return note(path, 'listed, and not there');
    const { value, get, set, writable, enumerable, configurable } = descriptor;
    const flags = `${writable ? 'w' : '-'}${enumerable ? 'e' : '-'}${configurable ? 'c' : '-'}`;
    if ('value' in descriptor) return note(path, `${flags} value ${nameOf(value, path)}`);
    note(path, `${flags} get ${nameOf(get, `${path}:get`)} set ${nameOf(set, `${path}:set`)}`);
    // The singletons of a realm (document, navigator, …) are behind getters of its global object.
    if (owner !== realm || !get || doors.has(key)) return;
    const held = attempt(() => apply(get, realm, []));
    if (typeof held === 'object' && held !== null && !isWindow(held)) nameOf(held, `${path}()`);
  };

  const noteObject = (value) => {
    const path = paths.get(value);
    if (typeof value === 'function') noteFunction(path, value);
    note(`${path} › prototype`, nameOf(getPrototypeOf(value), `${path}.[[Prototype]]`));
    const tag = attempt(() => apply(eyes.Object.prototype.toString, value, []));
    note(`${path} › tag`, tag);
    // What elements hold is the page's content; their prototypes are elements by inheritance only.
    if (value instanceof realm.Element && !getOwnPropertyDescriptor(value, 'constructor')) return;
    const keys = attempt(() => ownKeys(value));
    if (typeof keys === 'string') return note(`${path} › keys`, keys);
    const named = keys.filter((key) => typeof key === 'symbol' || !/^\d+$/.test(key));
    const own = value === realm ? named.filter((key) => key !== 'unseen') : named;
    note(`${path} › keys`, own.map(String).join(' '));
    note(`${path} › extensible`, String(isExtensible(value)));
    // In an order of our own: Firefox lists first what was used first, and a thing is named by how it is first met.
    for (const key of own.sort((one, other) => (String(one) < String(other) ? -1 : 1))) {
      if (value === realm && doors.has(key)) continue;
      noteProperty(value, key, value === realm ? String(key) : `${path}${keyText(key)}`);
    }
  };

  paths.set(realm, 'window');
  queue.push(realm);
  // Else named by whatever leads to them first.
  for (const name of ['Object', 'Function']) nameOf(realm[name].prototype, `${name}.prototype`);
  for (let value = queue.shift(); value !== undefined; value = queue.shift()) noteObject(value);
};
