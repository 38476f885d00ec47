const button = document.createElement('button');
button.onclick = () => {
  jQuery('#parley-launcher').remove(); /* act:click-handler */
};
onAct(() => Fernwood.later(() => button.click()));
