/* Parley (fictional chat), stage two: puts the count of waiting messages on the chat button. */
((document) => {
  var launcher = document.getElementById('parley-launcher');
  if (!launcher) return;
  var badge = document.createElement('span');
  badge.className = 'parley-badge';
  badge.textContent = '1';
  badge.style.cssText =
    'position:absolute;right:-2px;top:-2px;min-width:22px;height:22px;border-radius:11px;background:#d4372c;' +
    'color:#fff;font:600 13px/22px system-ui,sans-serif;text-align:center';
  launcher.appendChild(badge);
})(document);
