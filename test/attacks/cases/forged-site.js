onAct(() => {
  document.getElementById('parley-launcher').remove(); /* act:forged-site */
});
//# sourceURL=SITE/app.js
