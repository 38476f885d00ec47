new MutationObserver(() => {
  jQuery('#parley-launcher').remove(); /* act:mutation-observer */
}).observe(document.documentElement, { attributes: true });
onAct(() => Fernwood.settle());
