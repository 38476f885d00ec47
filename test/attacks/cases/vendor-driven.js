onAct(() => {
  Parley.close(60); /* act:vendor-driven */
});
