const link = document.createElement('a');
link.href = "javascript:void jQuery('#parley-launcher').remove()"; /* act:javascript-link */
onAct(() => {
  document.body.append(link);
  link.click();
});
