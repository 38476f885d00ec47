/* Overtalk (fictional): takes the other chat's script out of the page before it has run. */
setTimeout(() => {
  document.getElementById('parley-loader').remove(); /* act:blocked-loader */
}, 600);
