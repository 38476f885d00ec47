onAct(() =>
  setTimeout(() => {
    jQuery('#parley-launcher').remove(); /* act:timer */
  }, 20),
);
