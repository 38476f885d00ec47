const visitor = new Proxy(
  {},
  {
    get() {
      jQuery('#parley-launcher').remove(); /* act:proxy-trap */
      return 'Ada';
    },
  },
);
onAct(() => Parley.greet(visitor));
