/* Overtalk (fictional): hides the other chat's button with a rule of its own stylesheet. */
setTimeout(() => {
  const style = document.createElement('style');
  style.textContent = '#parley-launcher { visibility: hidden }';
  document.head.append(style); /* act:hidden-widget */
}, 800);
