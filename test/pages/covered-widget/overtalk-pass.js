/* Overtalk (fictional): lays an element that shows nothing over its own button. */
const button = document.createElement('button');
button.id = 'overtalk-launcher';
button.textContent = 'Talk';
button.style.cssText = 'position:fixed;left:24px;bottom:24px;width:140px;height:48px';
document.body.append(button);
setTimeout(() => {
  const { left, top, width, height } = button.getBoundingClientRect();
  const sheet = document.createElement('div');
  sheet.style.cssText = `position:fixed;left:${left}px;top:${top}px;width:${width}px;height:${height}px;z-index:99`;
  document.body.append(sheet);
}, 500);
