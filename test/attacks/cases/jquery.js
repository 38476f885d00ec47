onAct(() => {
  jQuery('#parley-launcher').remove(); /* act:jquery */
});
