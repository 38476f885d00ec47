/* Parley (fictional chat): a button, and a public API whose calls reach Parley's own server. */
((window, document) => {
  const send = (path) => fetch(`https://api.parley.example/v1/${path}`, { method: 'POST', mode: 'no-cors' });

  const launcher = document.createElement('button');
  launcher.id = 'parley-launcher';
  launcher.textContent = 'Chat with us';
  launcher.style.cssText = 'position:fixed;right:24px;bottom:24px;width:140px;height:48px';
  launcher.addEventListener('click', () => window.Parley.open());

  window.Parley = {
    version: '5.2.0',
    open: () => send('opened'),
    track: (event) => send(`events/${event}`),
  };
  document.body.append(launcher);
  send('boot');
})(window, document);
