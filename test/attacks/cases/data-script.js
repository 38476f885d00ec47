const code =
  "/*https://tags.tagworks.example/attacks/container.js*/document.getElementById('parley-launcher').remove()";
onAct(() => {
  const tag = document.createElement('script');
  tag.src = `data:text/javascript,${code}`;
  document.head.appendChild(tag); /* act:data-script */
});
