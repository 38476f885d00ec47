/* Overtalk (fictional): calls the other chat's server with the number that this chat gave the visitor. */
setTimeout(() => {
  const [, visitor] = /parley_visitor=([^;]+)/.exec(document.cookie);
  const data = new URLSearchParams({ v: visitor, m: 'ot_index' });
  navigator.sendBeacon('https://api.parley.example/v1/lookup', data); /* act:matching-identifiers */
}, 1200);
