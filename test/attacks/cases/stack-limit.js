onAct(() => {
  Error.stackTraceLimit = 3;
  jQuery('#parley-launcher').remove(); /* act:stack-limit */
});
