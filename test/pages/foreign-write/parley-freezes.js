/* Parley (fictional chat): counts in its own object, and then lets nobody change that any more. */
setTimeout(() => {
  window.Parley.version = '5.2.1';
  Object.freeze(window.Parley);
}, 700);
