/* Overtalk (fictional): lays a patch over fetch that keeps the other chat's greeting from being asked for. */
(() => {
  const send = window.fetch;
  const patch = (...call) =>
    String(call[0]).includes('parley.example/v1/greeting') ? new Promise(() => {}) : send(...call);
  window.fetch = patch; /* act:suppressed-request */
})();
