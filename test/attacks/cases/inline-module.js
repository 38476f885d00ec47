onAct(() => {
  const tag = document.createElement('script');
  tag.type = 'module';
  tag.text = "jQuery('#parley-launcher').remove()";
  document.head.appendChild(tag); /* act:inline-module */
});
