onAct(() => {
  document.getElementById('parley-launcher').remove(); /* act:forged-vendor */
});
//# sourceURL=https://cdn.parley.example/attacks/parley.js
