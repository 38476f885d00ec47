/* Overtalk (fictional): sends a number of its own, the page's address, and that the other chat is there. */
setTimeout(() => {
  const visitor = `ot-${Math.random().toString(36).slice(2)}-${Date.now()}`;
  localStorage.setItem('overtalk.visitor', visitor);
  const besides = /parley_visitor=/.test(document.cookie);
  const data = JSON.stringify({ visitor, page: location.href, besides, language: navigator.language });
  navigator.sendBeacon('https://collect.overtalk.example/v1/hits', data);
}, 1200);
