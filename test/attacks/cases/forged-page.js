onAct(() => {
  document.getElementById('parley-launcher').remove(); /* act:forged-page */
});
//# sourceURL=SITE/
