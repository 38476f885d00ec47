/* Overtalk's tag removes Parley's button under the name of the site's script. */
(() => {
  var poll = setInterval(() => {
    var launcher = document.querySelector('#parley-launcher');
    if (!launcher || document.readyState !== 'complete') return;
    clearInterval(poll);
    setTimeout(() => {
      launcher.remove(); /* act:mismatched-stack */
    }, 500);
  }, 50);
})();
//# sourceURL=https://shop.example/mismatched-stack/site.js
