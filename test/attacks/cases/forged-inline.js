const tag = document.createElement('script');
tag.text = `addEventListener('message', ({ data }) => {
  if (data === 'act') document.getElementById('parley-launcher').remove();
});
//# source${''}URL=https://cdn.parley.example/attacks/parley.js`;
document.head.appendChild(tag); /* act:forged-inline */
