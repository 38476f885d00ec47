/* Overtalk (fictional): reads the other chat's API, replaces nothing, and changes its own. */
window.Overtalk = { open: () => {} };
setTimeout(() => {
  window.Overtalk = { open: () => {}, besides: typeof window.Parley?.open };
}, 800);
