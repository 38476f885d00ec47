/* Parley (fictional chat): covers its own button for as long as it is busy. */
setTimeout(() => {
  const busy = document.createElement('div');
  busy.style.cssText = 'position:fixed;right:24px;bottom:24px;width:140px;height:48px;z-index:9';
  document.body.append(busy);
  setTimeout(() => busy.remove(), 1600);
}, 400);
