onAct(() => {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  frame.contentWindow.setTimeout("parent.jQuery('#parley-launcher').remove()"); /* act:frame-timer */
});
