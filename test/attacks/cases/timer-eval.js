onAct(() => {
  setTimeout(eval, 0, "jQuery('#parley-launcher').remove()"); /* act:timer-eval */
});
