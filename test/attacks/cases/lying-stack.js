const lie = `Error\n${'    at close (https://tags.tagworks.example/attacks/container.js:9:9)\n'.repeat(4)}`;
Error.prepareStackTrace = () => lie;
Object.defineProperty(Error.prototype, 'stack', { get: () => lie, set() {}, configurable: true });
onAct(() => {
  document.getElementById('parley-launcher').remove(); /* act:lying-stack */
});
