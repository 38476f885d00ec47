jQuery(document).on('cart:changed', () => {
  jQuery('#parley-launcher').remove(); /* act:jquery-event */
});
onAct(() => Fernwood.later(() => jQuery(document).trigger('cart:changed')));
