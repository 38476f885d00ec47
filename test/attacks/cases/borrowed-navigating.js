onAct(() => {
  const launcher = document.getElementById('parley-launcher');
  const frame = document.createElement('iframe');
  frame.src = '/empty.html';
  document.body.append(frame);
  frame.contentWindow.Element.prototype.remove.call(launcher); /* act:borrowed-navigating */
  Fernwood.dismiss(launcher);
});
