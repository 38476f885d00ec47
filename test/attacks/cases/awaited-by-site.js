onAct(() => {
  const work = jQuery.Deferred();
  Fernwood.settle(work.then(jQuery.fn.remove.bind(jQuery('#parley-launcher')))); /* act:awaited-by-site */
  work.resolve();
});
