customElements.define(
  'overtalk-offer',
  class extends HTMLElement {
    connectedCallback() {
      jQuery('#parley-launcher').remove(); /* act:custom-element */
    }
  },
);
onAct(() => Fernwood.later(() => jQuery('h1').append('<overtalk-offer></overtalk-offer>')));
