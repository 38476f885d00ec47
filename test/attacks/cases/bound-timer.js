onAct(() => {
  const launcher = document.getElementById('parley-launcher');
  Fernwood.later(launcher.remove.bind(launcher)); /* act:bound-timer */
});
