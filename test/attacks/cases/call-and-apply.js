onAct(() => {
  const act = () =>
    Function.prototype.call.apply(jQuery.fn.remove, [jQuery('#parley-launcher')]); /* act:call-and-apply */
  Array.prototype.forEach.call([0], act);
});
