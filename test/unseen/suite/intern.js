/* global define */
/**
 * Page script, loaded as the module `intern`: the object interface of the runner that Dojo's tests are written for
 * (https://theintern.io, version 2). `intern!object` gives `registerSuite`; `run` runs what was registered and resolves to
 * the outcome of each test, by its name.
 */
define([], () => {
  const timeoutMs = 5_000;
  // Some tests put clocks of their own in its place.
  const { setTimeout } = globalThis;
  const skipping = {};
  const registered = [];

  const hooks = { before: 'setup', after: 'teardown' };
  const isHook = (key) => ['setup', 'beforeEach', 'afterEach', 'teardown'].includes(key);

  function suiteOf(descriptor, parent) {
    const suite = { name: descriptor.name ?? '', parent, tests: [] };
    for (const key in descriptor) {
      const value = descriptor[key];
      const hook = hooks[key] ?? key;
      if (key === 'name') continue;
      if (isHook(hook)) suite[hook] = value;
      else if (typeof value === 'function') suite.tests.push({ name: key, parent: suite, run: value });
      else suite.tests.push(suiteOf({ ...value, name: value.name || key }, suite));
    }
    return suite;
  }

  const idOf = ({ name, parent }) => (parent ? `${idOf(parent)} - ${name}` : name);
  const ancestorsOf = (suite) => (suite ? [...ancestorsOf(suite.parent), suite] : []);

  /** The deferred that a test asks for with `this.async()`. */
  function deferredOf(calls = 1) {
    let left = calls;
    const deferred = {};
    deferred.promise = new Promise((resolve, reject) => {
      deferred.reject = reject;
      deferred.resolve = (value) => {
        left--;
        if (left < 0) throw new Error('resolve called too many times');
        if (left === 0) resolve(value);
      };
    });
    deferred.rejectOnError = (callback) =>
      function (...args) {
        try {
          callback.apply(this, args);
        } catch (error) {
          deferred.reject(error);
        }
      };
    deferred.callback = (callback) =>
      deferred.rejectOnError(function (...args) {
        callback.apply(this, args);
        deferred.resolve();
      });
    return deferred;
  }

  function contextOf(test) {
    let deferred;
    return {
      name: test.name,
      id: idOf(test),
      parent: test.parent,
      timeout: timeoutMs,
      get promise() {
        return deferred?.promise;
      },
      async(_timeout, calls) {
        deferred ??= deferredOf(calls);
        return deferred;
      },
      skip() {
        throw skipping;
      },
    };
  }

  /** What a test or hook gave, unless it takes too long. */
  const inTime = (result) =>
    Promise.race([
      result,
      new Promise((_, reject) => {
        setTimeout(() => reject(new Error('late')), timeoutMs);
      }),
    ]);

  async function outcomeOf(test) {
    const context = contextOf(test);
    try {
      const result = test.run.call(context);
      await inTime(result?.then ? result : context.promise);
      return 'passed';
    } catch (error) {
      if (error === skipping) return 'skipped';
      return 'failed';
    }
  }

  async function runSuite(suite, outcomes) {
    await inTime(suite.setup?.());
    for (const test of suite.tests) {
      if (test.tests) {
        await runSuite(test, outcomes).catch(() => outcomes.push([idOf(test), 'broken']));
        continue;
      }
      const suites = ancestorsOf(suite);
      for (const { beforeEach } of suites) await inTime(beforeEach?.call(suite));
      outcomes.push([idOf(test), await outcomeOf(test)]);
      for (const { afterEach } of suites.reverse()) await inTime(afterEach?.call(suite));
    }
    await inTime(suite.teardown?.());
  }

  function registerSuite(descriptor) {
    registered.push(suiteOf(typeof descriptor === 'function' ? descriptor() : descriptor));
  }

  return {
    load: (_id, _require, loaded) => loaded(registerSuite),
    async run() {
      const outcomes = [];
      for (const suite of registered)
        await runSuite(suite, outcomes).catch(() => outcomes.push([idOf(suite), 'broken']));
      return outcomes;
    },
  };
});
