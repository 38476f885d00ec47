onAct(() => {
  const frame = document.createElement('iframe');
  frame.srcdoc = "<script>parent.jQuery('#parley-launcher').remove()</script>"; /* act:srcdoc-frame */
  document.body.append(frame);
});
