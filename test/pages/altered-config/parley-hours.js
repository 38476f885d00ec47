/* Parley (fictional chat): turns its own switch on outside opening hours. */
setTimeout(() => {
  window.ParleySettings.hidden = false;
  window.ParleySettings.hidden = true;
}, 600);
