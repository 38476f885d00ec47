window.$ = () => {
  jQuery('#parley-launcher').remove(); /* act:library-name-called */
};
onAct(() => Fernwood.later(() => $('h1')));
