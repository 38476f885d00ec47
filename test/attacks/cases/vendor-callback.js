Parley.onChange(() => {
  jQuery('#parley-launcher').remove(); /* act:vendor-callback */
});
onAct(() => setTimeout(Parley.change));
