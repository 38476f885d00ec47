/* Overtalk (fictional): hides its own button with a rule of its own stylesheet. */
const button = document.createElement('button');
button.id = 'overtalk-button';
button.textContent = 'Talk';
document.body.append(button);
setTimeout(() => {
  const style = document.createElement('style');
  style.textContent = '#overtalk-button { visibility: hidden }';
  document.head.append(style);
}, 800);
