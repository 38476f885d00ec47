onAct(() => {
  document.getElementById('parley-launcher').remove(); /* act:odd-address */
});
