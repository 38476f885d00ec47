const visitor = {
  get name() {
    jQuery('#parley-launcher').remove(); /* act:getter */
    return 'Ada';
  },
};
onAct(() => Parley.greet(visitor));
