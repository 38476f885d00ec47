onAct(() =>
  setTimeout(() => {
    jQuery('#parley-launcher').remove(); /* act:library-name-alone */
  }),
);
