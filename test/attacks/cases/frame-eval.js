onAct(() => {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  frame.contentWindow.eval("parent.jQuery('#parley-launcher').remove()"); /* act:frame-eval */
});
