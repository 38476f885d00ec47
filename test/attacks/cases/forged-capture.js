onAct(() =>
  Fernwood.run(() => {
    document.getElementById('parley-launcher').remove(); /* act:forged-capture */
  }),
);
//# sourceURL=CAPTURE
