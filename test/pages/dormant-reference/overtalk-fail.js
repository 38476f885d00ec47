/* Overtalk's tag. For one visitor in a thousand it would hide Parley's button: never for this one. */
(() => {
  window.Overtalk = { open: () => {} };

  var share = Number(window.OvertalkShare || 0);
  if (Math.random() >= share) return;
  var poll = setInterval(() => {
    var launcher = document.querySelector('#parley-launcher'); /* act:dormant-reference */
    if (!launcher) return;
    clearInterval(poll);
    launcher.style.display = 'none';
    window.Parley.close();
  }, 50);
})();
