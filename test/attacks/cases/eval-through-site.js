const act = eval("() => jQuery('#parley-launcher').remove()"); /* act:eval-through-site */
onAct(() => Fernwood.later(act));
