onAct(() => {
  Parley.close(3000); /* act:bottomless */
});
