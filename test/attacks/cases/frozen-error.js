const lie = `Error\n${'    at close (https://tags.tagworks.example/attacks/container.js:9:9)\n'.repeat(4)}`;
Error.stackTraceLimit = 1;
Error.prepareStackTrace = () => lie;
Object.defineProperty(Error.prototype, 'stack', { get: () => lie, set() {} });
Object.freeze(Error);
Object.freeze(Error.prototype);
onAct(() => {
  document.getElementById('parley-launcher').remove(); /* act:frozen-error */
});
