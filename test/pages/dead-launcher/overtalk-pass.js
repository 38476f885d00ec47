/* Overtalk (fictional): takes the click that closes its own panel, and stops clicks on its own button. */
const button = document.createElement('button');
button.id = 'overtalk-launcher';
button.style.cssText = 'position:fixed;left:24px;bottom:24px;width:140px;height:48px';
document.body.append(button);
const panel = document.createElement('div');
panel.textContent = 'Talk to us';
document.body.append(panel);
const stop = (event) => {
  if (event.target !== button && !panel.isConnected) return;
  event.stopPropagation();
  event.preventDefault();
  panel.remove();
};
document.addEventListener('click', stop, true);
