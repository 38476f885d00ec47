/** Page script. How the other scripts beside it write down values, errors and what is done to an object. */
{
  const describe = (value) => {
    if (typeof value === 'string') return JSON.stringify(value.slice(0, 200));
    if (typeof value === 'function') return 'a function';
    if (typeof value !== 'object' || value === null) return String(value);
    return Object.prototype.toString.call(value);
  };

  const realmOf = (error) => {
    if (error instanceof DOMException) return 'a DOMException';
    return error instanceof Error ? 'of this realm' : 'of another realm';
  };
  /** Engines quote a function's source in some messages: what they quote, `engine text` of the walk tells. */
  const messageOf = (error) =>
    String(error?.message).replace(
      /^.*(is not a constructor|is not an object|could not be cloned|in instanceof)/s,
      '… $1',
    );
  const describeError = (error) => `throws ${error?.name}: ${messageOf(error)} (${realmOf(error)})`;

  const isFrame = (line) => /^\s+at /.test(line) || /@.*:\d+:\d+$/.test(line);
  const stackOf = (error) =>
    String(error?.stack ?? '')
      .split('\n')
      .filter(isFrame)
      .map((line) => line.trim())
      .join(' < ');
  /** Firefox tells it of an error, and of a DOMException under another name. */
  const placeOf = (error) => String(error?.fileName ?? error?.filename ?? 'none').replace(/^.*\//, '');

  /** An object that logs all that is done to it. */
  const watchful = (log, name, target = {}) =>
    new Proxy(
      target,
      new Proxy(
        {},
        {
          get:
            (_, trap) =>
            (...args) => {
              log.push(`${name} ${trap} ${typeof args[1] === 'object' ? '' : String(args[1])}`.trim());
              return Reflect[trap](...args);
            },
        },
      ),
    );

  /** An object that logs when it is turned into text, which is `text`. */
  const spoken = (log, name, text) => ({
    toString() {
      log.push(name);
      return text;
    },
  });

  Object.assign(globalThis.unseen, { describe, describeError, stackOf, placeOf, watchful, spoken });
}
