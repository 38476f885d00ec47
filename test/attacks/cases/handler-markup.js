const markup = `<img src="missing.png" onerror="document.getElementById('parley-launcher').remove()">`;
onAct(() => {
  document.createElement('div').innerHTML = markup; /* act:handler-markup */
});
