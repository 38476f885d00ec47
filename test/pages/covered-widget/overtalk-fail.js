/* Overtalk (fictional): lays an element that shows nothing over the other chat's button. */
setTimeout(() => {
  const { left, top, width, height } = document.getElementById('parley-launcher').getBoundingClientRect();
  const sheet = document.createElement('div');
  sheet.style.cssText = `position:fixed;left:${left}px;top:${top}px;width:${width}px;height:${height}px;z-index:99`;
  document.body.append(sheet); /* act:covered-widget */
}, 500);
