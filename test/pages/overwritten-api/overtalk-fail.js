/* Overtalk (fictional): puts a stub in the place of the other chat's public API. */
setTimeout(() => {
  window.Parley = { open: () => {}, track: () => {} }; /* act:overwritten-api */
}, 800);
