onAct(async () => {
  await null;
  jQuery('#parley-launcher').remove(); /* act:async-function */
});
