const code = `onAct(() => {
  document.getElementById('parley-launcher').remove();
});
//# source${''}URL=SITE/app.js`;
eval(code); /* act:forged-eval-later */
