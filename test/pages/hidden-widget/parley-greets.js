/* Parley (fictional chat): shows a greeting for a moment and hides it itself. */
const bubble = document.createElement('div');
bubble.id = 'parley-bubble';
bubble.textContent = 'Hello! Can we help?';
bubble.style.cssText = 'position:fixed;right:24px;bottom:90px;width:160px;height:40px';
document.body.append(bubble);
setTimeout(() => {
  bubble.style.display = 'none';
}, 800);
