Tagworks.listen(() => {
  jQuery('#parley-launcher').remove(); /* act:tag-manager-listener */
});
onAct(() => setTimeout(Tagworks.tell, 0, 'cart'));
