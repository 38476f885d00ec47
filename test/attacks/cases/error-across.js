const lie = { stack: 'Error\n    at https://tags.tagworks.example/attacks/container.js:9:9' };
onAct(() =>
  Fernwood.attempt(
    () => {
      throw Object.assign(new Error(), lie);
    },
    () => {
      jQuery('#parley-launcher').remove(); /* act:error-across */
    },
  ),
);
