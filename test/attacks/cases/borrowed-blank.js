onAct(() => {
  const launcher = document.getElementById('parley-launcher');
  const frame = document.createElement('iframe');
  document.body.append(frame);
  frame.contentWindow.Element.prototype.remove.call(launcher); /* act:borrowed-blank */
  Fernwood.dismiss(launcher);
});
