onAct(() => {
  const page = new Blob(["<script>parent.jQuery('#parley-launcher').remove()</script>"], {
    type: 'text/html',
  });
  const frame = document.createElement('iframe');
  frame.src = URL.createObjectURL(page); /* act:blob-frame */
  document.body.append(frame);
});
