/* Overtalk (fictional): has a number of its own for the visitor, and what any script knows of the page. */
setTimeout(() => {
  const visitor = `ot-${Math.random().toString(36).slice(2)}-${Date.now()}`;
  const body = JSON.stringify({ visitor, page: location.pathname, language: navigator.language });
  fetch('https://collect.overtalk.example/v1/visits', { method: 'POST', mode: 'no-cors', body });
}, 1200);
