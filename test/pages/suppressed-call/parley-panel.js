/* Parley (fictional chat): puts in the panel that its button opens. */
(() => {
  const panel = document.createElement('div');
  panel.id = 'parley-panel';
  panel.hidden = true;
  document.body.appendChild(panel);
})();
