const address = 'https://tags.tagworks.example/attacks/container.js:9:9';
const acts = {
  [`close (${address})@${address}`]() {
    document.getElementById('parley-launcher').remove(); /* act:name-holds-address */
  },
};
onAct(() => Object.values(acts)[0]());
