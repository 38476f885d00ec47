/* Overtalk (fictional): tidies up script elements that have run, its own and the other chat's. */
setTimeout(() => {
  for (const script of document.head.querySelectorAll('script')) script.remove();
}, 2500);
