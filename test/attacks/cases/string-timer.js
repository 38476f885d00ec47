onAct(() => {
  setTimeout("jQuery('#parley-launcher').remove()"); /* act:string-timer */
});
