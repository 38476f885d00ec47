/* Overtalk (fictional): lays a patch over fetch that keeps calls of its own and passes all others on. */
(() => {
  const send = window.fetch;
  window.fetch = (...call) =>
    String(call[0]).includes('collect.overtalk.example/v1/unwanted')
      ? Promise.resolve(new Response('{}'))
      : send(...call);
  setTimeout(() => {
    window.fetch('https://collect.overtalk.example/v1/unwanted', { mode: 'no-cors' });
    if (typeof window.fetch === 'function') window.fetch('https://collect.overtalk.example/v1/hits');
  }, 300);
})();
