/** Page script. `unseen.vendorTricks` notes what holds of a chat's global and of its methods, and what changes do to them. */
globalThis.unseen.vendorTricks = (name, note) => {
  const vendor = () => window[name];
  const method = Object.keys(vendor()).find((key) => typeof vendor()[key] === 'function');
  const show = (descriptor) =>
    descriptor
      ? Object.entries(descriptor)
          .map(
            ([key, value]) =>
              `${key}:${typeof value === 'function' ? `function ${value.name}` : String(value)}`,
          )
          .join(' ')
      : 'none';
  const look = (owner) => show(Object.getOwnPropertyDescriptor(owner, method));
  const tried = (trick, step) => {
    try {
      note(`${name}: ${trick}`, String(step()));
    } catch (error) {
      note(`${name}: ${trick}`, `throws ${error?.name}: ${error?.message}`);
    }
  };

  const looks = {
    'descriptor of the global': () => show(Object.getOwnPropertyDescriptor(window, name)),
    'descriptor by Reflect': () => show(Reflect.getOwnPropertyDescriptor(window, name)),
    'descriptor among all': () => show(Object.getOwnPropertyDescriptors(window)[name]),
    'getter of the global': () => typeof window.__lookupGetter__(name),
    'setter of the global': () => typeof window.__lookupSetter__(name),
    'descriptor of a method': () => look(vendor()),
    'descriptors of all': () =>
      Object.entries(Object.getOwnPropertyDescriptors(vendor()))
        .map(([key, value]) => `${key} ${show(value)}`)
        .join(),
    'getter of a method': () => typeof vendor().__lookupGetter__(method),
    'getter through an heir': () => typeof Object.create(vendor()).__lookupGetter__(method),
    'own keys': () => Reflect.ownKeys(vendor()).map(String).join(' '),
    'in the window': () =>
      `${name in window} ${Object.hasOwn(window, name)} ${Object.keys(window).includes(name)}`,
    'place among the names': () => Object.getOwnPropertyNames(window).join(' '),
    enumerable: () => Object.prototype.propertyIsEnumerable.call(vendor(), method),
    'copied by spread': () => look({ ...vendor() }),
    'copied by assign': () => look(Object.assign({}, vendor())),
    'copied by descriptors': () => {
      const copy = Object.create(null, Object.getOwnPropertyDescriptors(vendor()));
      copy[method] = 1;
      return `${copy[method]} ${typeof vendor()[method]}`;
    },
    'copied one by one': () => {
      const copy = {};
      for (const key of Reflect.ownKeys(vendor()))
        Object.defineProperty(copy, key, Object.getOwnPropertyDescriptor(vendor(), key));
      copy[method] = 1;
      return `${look(copy)} ${typeof vendor()[method]}`;
    },
  };

  /** Each on an object that was put in the global's place. */
  const changes = {
    'set on an heir': (it) => {
      const heir = Object.create(it);
      heir[method] = 1;
      return `${look(heir)} ${typeof it[method]}`;
    },
    'set on a frozen heir': (it) => {
      Object.freeze(Object.create(it))[method] = 1;
    },
    'set through Reflect on a frozen heir': (it) => Reflect.set(Object.freeze(Object.create(it)), method, 1),
    'set through Reflect': (it) => {
      const other = {};
      return `${Reflect.set(it, method, 1, other)} ${other[method]} ${typeof it[method]}`;
    },
    'set through Reflect on a frozen one': (it) => Reflect.set(it, method, 1, Object.freeze({})),
    'set on a proxy': (it) => {
      const seen = [];
      const proxy = new Proxy(it, {
        defineProperty(target, key, descriptor) {
          seen.push(show(descriptor));
          return Reflect.defineProperty(target, key, descriptor);
        },
      });
      proxy[method] = 1;
      return `${seen.join()} ${it[method]}`;
    },
    'set on a read-only one': (it) => {
      Object.defineProperty(it, method, { writable: false });
      it[method] = 1;
    },
    'made read-only': (it) => {
      Object.defineProperty(it, method, { writable: false });
      return `${typeof it[method]} ${look(it)}`;
    },
    'made read-only by Reflect': (it) => {
      const done = Reflect.defineProperty(it, method, { writable: false, configurable: false });
      return `${done} ${typeof it[method]} ${look(it)}`;
    },
    hidden: (it) => {
      Object.defineProperty(it, method, { enumerable: false });
      return `${typeof it[method]} ${look(it)}`;
    },
    'all hidden': (it) => {
      Object.defineProperties(it, { [method]: { enumerable: false, writable: false } });
      return `${typeof it[method]} ${look(it)}`;
    },
    'set on a frozen one': (it) => {
      Object.freeze(it);
      it[method] = 1;
    },
    frozen: (it) => {
      Object.freeze(it);
      Reflect.set(it, method, 1);
      return `${typeof it[method]} ${Object.isFrozen(it)} ${look(it)}`;
    },
    sealed: (it) => {
      Object.seal(it);
      it[method] = 1;
      return `${it[method]} ${Object.isSealed(it)} ${Object.isFrozen(it)} ${look(it)}`;
    },
    'made inextensible': (it) => {
      Object.preventExtensions(it);
      return `${Object.isFrozen(it)} ${Reflect.deleteProperty(it, method)} ${method in it}`;
    },
    deleted: (it) => `${delete it[method]} ${method in it} ${Object.keys(it).join(' ')}`,
    'put back at the end': (it) => {
      const value = it[method];
      delete it[method];
      it[method] = value;
      return Object.keys(it).join(' ');
    },
    'given a getter': (it) => {
      it.__defineGetter__(method, () => 1);
      return `${it[method]} ${look(it).replace(/function.*?set/, 'function set')}`;
    },
  };

  return {
    looks() {
      for (const [trick, step] of Object.entries(looks)) tried(trick, step);
    },
    /** Puts a copy in the global's place, lets it be found, and tries one change on it, again and again. */
    async changes() {
      const original = vendor();
      for (const [trick, step] of Object.entries(changes)) {
        window[name] = { ...original };
        await new Promise((resolve) => setTimeout(resolve, 50));
        tried(trick, () => step(window[name]));
      }
      window[name] = original;
    },
  };
};
