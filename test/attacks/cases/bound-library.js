onAct(() => {
  setTimeout(jQuery.fn.remove.bind(jQuery('#parley-launcher'))); /* act:bound-library */
});
