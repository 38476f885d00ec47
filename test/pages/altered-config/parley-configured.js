/* Parley (fictional chat): draws its button after a while, unless the site's settings want none. */
window.Parley = { version: '5.2.0' };
setTimeout(() => {
  if (window.ParleySettings.hidden) return;
  const launcher = document.createElement('button');
  launcher.id = 'parley-launcher';
  launcher.style.cssText = 'position:fixed;right:24px;bottom:24px;width:140px;height:48px';
  document.body.append(launcher);
}, 1000);
