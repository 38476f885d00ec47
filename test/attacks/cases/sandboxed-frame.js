onAct(() => {
  const frame = document.createElement('iframe');
  frame.sandbox = 'allow-scripts';
  const library = '<script src="https://code.jquery.com/jquery-4.0.0.min.js"></script>';
  const code = "<script>jQuery.post('https://api.parley.example/v1/markers')</script>";
  // The naive capture looks into the frame as well.
  frame.srcdoc = (window.naiveTag ?? '') + library + code; /* act:sandboxed-frame */
  document.body.append(frame);
});
