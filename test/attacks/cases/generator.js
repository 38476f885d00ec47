function* offers() {
  yield 'a lamp';
  jQuery('#parley-launcher').remove(); /* act:generator */
}
onAct(() => Fernwood.later(() => Fernwood.run(() => [...offers()])));
