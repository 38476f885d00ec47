/* Parley (fictional chat): takes the clicks on its button before anybody else, on the way down. */
const opens = (event) => {
  if (event.target.id !== 'parley-bubble') return;
  event.stopImmediatePropagation();
  window.Parley.open();
};
window.addEventListener('click', opens, true);
const bubble = document.createElement('button');
bubble.id = 'parley-bubble';
bubble.style.cssText = 'position:fixed;right:24px;bottom:124px;width:48px;height:48px';
document.body.append(bubble);
