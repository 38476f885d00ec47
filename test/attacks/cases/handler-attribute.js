const code = "document.getElementById('parley-launcher').remove()";
const button = document.createElement('button');
button.setAttribute('onclick', code); /* act:handler-attribute */
onAct(() => setTimeout(() => button.click()));
