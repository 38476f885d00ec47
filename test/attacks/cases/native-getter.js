onAct(() => {
  const launcher = document.getElementById('parley-launcher');
  const visitor = {};
  Object.defineProperty(visitor, 'name', { get: launcher.remove.bind(launcher) }); /* act:native-getter */
  setTimeout(Parley.greet, 0, visitor);
});
