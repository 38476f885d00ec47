/* Overtalk (fictional): takes the other chat's button out of the document. */
setTimeout(() => {
  const launcher = document.getElementById('parley-launcher');
  document.body.removeChild(launcher); /* act:removed-widget */
}, 800);
