const offer = {
  valueOf() {
    jQuery('#parley-launcher').remove(); /* act:value-of */
    return 1;
  },
};
onAct(() => Fernwood.run(() => [offer, offer].sort((a, b) => a - b)));
