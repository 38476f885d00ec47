/* Overtalk (fictional): writes cookies and items of its own, and sends markers to its own server. */
setTimeout(() => {
  // biome-ignore lint/suspicious/noDocumentCookie: pages write cookies so.
  document.cookie = 'overtalk_visitor=ot-4711-2024; path=/';
  localStorage.setItem('overtalk.index', 'ot_index_4711');
  localStorage.setItem('about parley.visits', 'ot_index_4711');
  window.Parley.version = 'what is frozen stays as it is';
  if (window.Parley.version !== '5.2.1') throw new Error('a frozen object was changed');
  navigator.sendBeacon('https://collect.overtalk.example/v1/hits', 'label=ot_index_4711');
}, 1200);
