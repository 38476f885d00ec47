/* The site's development bundle: each module is evaluated under a name of its own. It moves Parley's button a little. */
(() => {
  var modules = [
    "addEventListener('load', function () { document.querySelector('#parley-launcher').style.bottom = '32px'; });" +
      '\n//# sourceURL=webpack-internal:///./src/chat.js',
  ];
  modules.forEach((source) => {
    new Function(source)();
  });
})();
