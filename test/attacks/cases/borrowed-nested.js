onAct(() => {
  const launcher = document.getElementById('parley-launcher');
  const frame = document.createElement('iframe');
  frame.src = '/empty.html';
  const holder = document.createElement('div');
  holder.append(frame);
  document.querySelector('h1').append(holder);
  window[window.length - 1].Element.prototype.remove.call(launcher); /* act:borrowed-nested */
  Fernwood.dismiss(launcher);
});
