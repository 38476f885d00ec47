onAct(() =>
  Promise.resolve().then(() => {
    jQuery('#parley-launcher').remove(); /* act:promise */
  }),
);
