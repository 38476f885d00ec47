onAct(() => {
  const frame = document.createElement('iframe');
  frame.src =
    "javascript:'<script>parent.jQuery(`#parley-launcher`).remove()</script>'"; /* act:javascript-frame */
  document.body.append(frame);
});
