const code = `const act = (0, eval)("() => document.getElementById('parley-launcher').remove()");
onAct(() => setTimeout(act));
//# source${''}URL=SITE/app.js`;
eval(code); /* act:forged-nested-eval */
