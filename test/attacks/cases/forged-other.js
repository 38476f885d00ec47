onAct(() => {
  document.getElementById('parley-launcher').remove(); /* act:forged-other */
});
//# sourceURL=https://tags.tagworks.example/attacks/container.js
