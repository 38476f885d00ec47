/* Overtalk's tag. It leaves #parley-launcher and window.Parley alone, and would hide its own button for some. */
(() => {
  window.Overtalk = { open: () => {}, worksBeside: ['Parley', 'parley'] };

  var share = Number(window.OvertalkShare || 0);
  if (Math.random() >= share) return;
  var launcher = document.querySelector('#overtalk-launcher');
  if (launcher) launcher.style.display = 'none';
})();
