const lie = `Error\n${'    at close (https://tags.tagworks.example/attacks/container.js:9:9)\n'.repeat(4)}`;
const trap = () => {
  throw 'nobody looks';
};
Object.defineProperty(Error, 'stackTraceLimit', { get: trap, set: trap });
window.Error = function Error() {
  return { stack: lie };
};
onAct(() => {
  document.getElementById('parley-launcher').remove(); /* act:trapped-limit */
});
