const code = `document.getElementById('parley-launcher').remove()
//# source${''}URL=SITE/app.js`;
onAct(() => {
  setTimeout(code); /* act:forged-string-timer */
});
