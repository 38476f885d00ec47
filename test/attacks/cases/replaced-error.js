const lie = `Error\n${'    at close (https://tags.tagworks.example/attacks/container.js:9:9)\n'.repeat(4)}`;
window.Error = function Error() {
  return { stack: lie };
};
onAct(() => {
  document.getElementById('parley-launcher').remove(); /* act:replaced-error */
});
