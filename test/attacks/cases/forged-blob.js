const code = `document.getElementById('parley-launcher').remove()
//# source${''}URL=https://cdn.parley.example/attacks/parley.js`;
onAct(() => {
  const tag = document.createElement('script');
  tag.src = URL.createObjectURL(new Blob([code], { type: 'text/javascript' })); /* act:forged-blob */
  document.head.appendChild(tag);
});
