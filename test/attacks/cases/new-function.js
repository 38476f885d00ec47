const act = new Function("jQuery('#parley-launcher').remove()"); /* act:new-function */
onAct(() => Fernwood.later(act));
