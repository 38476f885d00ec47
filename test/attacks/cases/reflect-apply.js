onAct(() => {
  Reflect.apply(jQuery.fn.remove, jQuery('#parley-launcher'), []); /* act:reflect-apply */
});
