onAct(() => {
  const launcher = document.getElementById('parley-launcher');
  Fernwood.settle({ then: launcher.remove.bind(launcher) }); /* act:thenable */
});
