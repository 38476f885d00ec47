const code = `document.getElementById('parley-launcher').remove()
//# source${''}URL=https://tags.tagworks.example/attacks/container.js`;
const act = new Function(code); /* act:forged-function */
onAct(() => Fernwood.later(act));
