const offer = {
  toString() {
    jQuery('#parley-launcher').remove(); /* act:to-string */
    return 'a lamp';
  },
};
onAct(() => Fernwood.later(() => Fernwood.describe(offer)));
