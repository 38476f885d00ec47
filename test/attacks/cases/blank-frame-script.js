onAct(() => {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const tag = frame.contentDocument.createElement('script');
  tag.text = "parent.jQuery('#parley-launcher').remove()";
  frame.contentDocument.head.append(tag); /* act:blank-frame-script */
});
