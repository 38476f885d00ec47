const code = "document.getElementById('parley-launcher').remove()";
onAct(() => {
  const tag = document.createElement('script');
  tag.src = URL.createObjectURL(new Blob([code], { type: 'text/javascript' })); /* act:blob-script */
  document.head.appendChild(tag);
});
