const { createElement, useEffect } = React;
const Offer = () => {
  useEffect(() => {
    jQuery('#parley-launcher').remove(); /* act:react-effect */
  });
  return 'Talk to us';
};
onAct(() => ReactDOM.render(createElement(Offer), document.getElementById('offer')));
