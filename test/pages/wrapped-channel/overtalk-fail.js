/* Overtalk (fictional): puts a function of its own around one of the other chat's, and notes what is passed to it. */
(() => {
  const seen = [];
  const { track } = window.Parley;
  const noting = (event) => {
    seen.push(event);
    return track(event);
  };
  window.Parley.track = noting; /* act:wrapped-channel */
})();
