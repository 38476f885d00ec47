onAct(() => {
  const launcher = document.getElementById('parley-launcher');
  Parley.onChange(launcher.remove.bind(launcher)); /* act:bound-callback */
  setTimeout(Parley.change);
});
