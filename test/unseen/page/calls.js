/**
 * Page script. `unseen.call` calls what every interface of this realm has, wrongly and on detached samples, and notes what
 * comes back: results, the text of errors, the frames of their stacks, and what was done to the objects given.
 */
globalThis.unseen.call = async (note) => {
  const { describe, describeError, stackOf, placeOf, watchful } = globalThis.unseen;
  const waiting = [];
  /** Two say when; of the other Firefox tells its own source, or not, as it compiled it. */
  const unsteady = new Set([
    'Document.prototype.lastModified:get',
    'Event.prototype.timeStamp:get',
    'Promise.prototype.catch',
  ]);

  /** Notes the outcome of a call, and of the promise that it gave; returns what it threw. */
  const outcome = (path, how, step) => {
    try {
      const result = step();
      note(`${path} › ${how}`, `gives ${describe(result)}`);
      if (!(result instanceof Promise)) return undefined;
      waiting.push(
        result.then(
          (value) => note(`${path} › ${how}, then`, describe(value)),
          (error) => note(`${path} › ${how}, then`, describeError(error)),
        ),
      );
    } catch (error) {
      note(`${path} › ${how}`, describeError(error));
      return error;
    }
    return undefined;
  };
  /** And the stack of its error. */
  const outcomeWithStack = (path, how, step) => {
    const error = outcome(path, how, step);
    if (error === undefined) return;
    note(`${path} › stack ${how}`, stackOf(error));
    note(`${path} › place ${how}`, placeOf(error));
  };
  /** And what it did to the objects given, by `step(watchful)`. */
  const outcomeWithLog = (path, how, step) => {
    const log = [];
    outcome(path, how, () => step((name, target) => watchful(log, name, target)));
    note(`${path} › done ${how}`, log.slice(0, 50).join(', '));
  };

  const partsOf = (owner) =>
    Reflect.ownKeys(owner).flatMap((key) => {
      if (key === 'constructor') return [];
      const { value, get, set } = Object.getOwnPropertyDescriptor(owner, key);
      const name = String(key);
      return [
        ...(typeof value === 'function' ? [[name, value]] : []),
        ...(get ? [[`${name}:get`, get]] : []),
        ...(set ? [[`${name}:set`, set]] : []),
      ];
    });

  const wrongReceivers = (owner) => ({
    'an object': {},
    'an heir': Object.create(owner),
    undefined,
    null: null,
    'a number': 1,
  });

  const onWrongReceivers = (name, owner) => {
    for (const [part, fn] of partsOf(owner)) {
      const path = `${name}.prototype.${part}`;
      if (unsteady.has(path)) continue;
      for (const [kind, receiver] of Object.entries(wrongReceivers(owner)))
        outcome(path, `on ${kind}`, () => Reflect.apply(fn, receiver, []));
      for (const first of ['src', 'style', 'onclick', 1])
        outcome(path, `on an object, with ${first}`, () => Reflect.apply(fn, {}, [first, '']));
      outcomeWithStack(path, 'on a function', () => Reflect.apply(fn, () => {}, []));
      outcomeWithLog(path, 'on a proxy', (watched) => Reflect.apply(fn, watched('it', {}), []));
      outcome(path, 'new', () => new fn());
      outcome(path, 'constructed', () => Reflect.construct(fn, []));
      outcome(path, 'extended', () => class extends fn {});
      outcome(path, 'instanceof', () => ({}) instanceof fn);
      outcome(path, 'bound', () => `${fn.bind().name} ${fn.bind().length}`);
      outcome(path, 'cloned', () => structuredClone(fn));
    }
  };

  const sheet = () => {
    const made = new CSSStyleSheet();
    made.replaceSync('p { color: red }');
    return made;
  };
  const elements = ['a', 'button', 'div', 'iframe', 'img', 'link', 'script', 'style'];
  const samples = [
    ...elements.map((tag) => () => document.createElement(tag)),
    () => document.createTextNode('text'),
    () => document.createDocumentFragment(),
    () => document.implementation.createHTMLDocument('sample'),
    () => document.createRange(),
    () => document.createElement('div').attachShadow({ mode: 'open' }),
    sheet,
    () => sheet().cssRules[0],
    () => new Event('sample'),
    () => new XMLHttpRequest(),
  ];
  const called = new Set();
  /** Every method and accessor that a sample inherits, called on a fresh one. */
  const onSamples = (make) => {
    for (let owner = Object.getPrototypeOf(make()); owner; owner = Object.getPrototypeOf(owner)) {
      if (owner === Object.prototype) break;
      for (const [part, fn] of partsOf(owner)) {
        const path = `${owner.constructor.name}.prototype.${part}`;
        if (called.has(path) || unsteady.has(path)) continue;
        called.add(path);
        outcomeWithStack(path, 'without arguments', () => Reflect.apply(fn, make(), []));
        outcomeWithLog(path, 'with watchful arguments', (watched) =>
          Reflect.apply(fn, make(), [watched('first'), watched('second')]),
        );
      }
    }
  };

  const onStatics = (name, holder) => {
    for (const [part, fn] of partsOf(holder)) {
      const path = name ? `${name}.${part}` : part;
      outcomeWithStack(path, 'without arguments', () => Reflect.apply(fn, holder, []));
      outcomeWithLog(path, 'with watchful arguments', (watched) =>
        Reflect.apply(fn, holder, [watched('first'), watched('second'), watched('third')]),
      );
    }
  };

  Error.stackTraceLimit = 50;
  const owners = new Set();
  for (const name of Object.getOwnPropertyNames(globalThis).sort()) {
    const { value } = Object.getOwnPropertyDescriptor(globalThis, name);
    if (typeof value !== 'function' || !/^[A-Z]/.test(name)) continue;
    const owner = value.prototype;
    if (typeof owner !== 'object' || owner === null || owners.has(owner)) continue;
    owners.add(owner);
    onWrongReceivers(name, owner);
  }
  for (const make of samples) onSamples(make);
  const { clearInterval, clearTimeout, fetch, setInterval, setTimeout } = globalThis;
  onStatics('', { clearInterval, clearTimeout, fetch, setInterval, setTimeout });
  for (const name of ['Object', 'Reflect', 'URL']) onStatics(name, globalThis[name]);
  await Promise.race([Promise.allSettled(waiting), new Promise((resolve) => setTimeout(resolve, 5_000))]);
};
