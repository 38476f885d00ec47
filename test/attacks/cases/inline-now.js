onAct(() => {
  const tag = document.createElement('script');
  tag.text = "jQuery('#parley-launcher').remove()";
  document.head.appendChild(tag); /* act:inline-now */
});
