onAct(() => {
  document.getElementById('parley-launcher').remove(); /* act:forged-library */
});
//# sourceURL=https://code.jquery.com/jquery-4.0.0.min.js
