/* Parley (fictional chat): takes its own button out and draws it again, as on a new route. */
setTimeout(() => {
  const launcher = document.getElementById('parley-launcher');
  launcher.remove();
  setTimeout(() => document.body.append(launcher), 200);
}, 800);
