/* The site's own code would choose one of its two chats by the hour. */
(() => {
  if (!window.shopIsClosed) return;
  document.querySelector('#parley-launcher').hidden = true;
  window.Parley.close();
  window.Overtalk.open();
})();
