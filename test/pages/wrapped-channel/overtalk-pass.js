/* Overtalk (fictional): puts a function around one of its own, and calls the other chat's functions no other than by name. */
(() => {
  const seen = [];
  window.Overtalk = { track: (event) => event, other: window.Parley.track };
  const { track } = window.Overtalk;
  window.Overtalk.track = (event) => {
    seen.push(event);
    return track(event);
  };
  setTimeout(() => window.Overtalk.track('seen'), 300);
})();
