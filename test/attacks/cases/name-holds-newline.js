const address = 'https://tags.tagworks.example/attacks/container.js:9:9';
const acts = {
  [`close\n    at close (${address})\nclose@${address}\nclose`]() {
    document.getElementById('parley-launcher').remove(); /* act:name-holds-newline */
  },
};
onAct(() => Object.values(acts)[0]());
