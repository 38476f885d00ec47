const code = `document.getElementById('parley-launcher').remove()
//# source${''}URL=SITE/app.js`;
onAct(() => {
  eval(code); /* act:forged-eval-now */
});
