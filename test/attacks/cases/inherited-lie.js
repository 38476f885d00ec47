const lie = `Error\n${'    at close (https://tags.tagworks.example/attacks/container.js:9:9)\n'.repeat(4)}`;
Function.prototype.prepareStackTrace = () => lie;
delete Error.prototype.stack;
Object.defineProperty(Object.prototype, 'stack', { get: () => lie, set() {}, configurable: true });
onAct(() => {
  document.getElementById('parley-launcher').remove(); /* act:inherited-lie */
});
