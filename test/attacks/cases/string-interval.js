onAct(() => {
  setInterval("jQuery('#parley-launcher').remove()", 50); /* act:string-interval */
});
