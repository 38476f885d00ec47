onAct(() => {
  eval("jQuery('#parley-launcher').remove()"); /* act:eval-now */
});
