/* Overtalk's tag removes its own button under the same name. */
(() => {
  addEventListener('load', () => {
    var launcher = document.createElement('button');
    launcher.id = 'overtalk-launcher';
    document.body.appendChild(launcher);
    setTimeout(() => {
      launcher.remove();
    }, 500);
  });
})();
//# sourceURL=https://shop.example/mismatched-stack/site.js
