/* Overtalk (fictional): sends to its own server only, also an address that mentions the other chat. */
setTimeout(() => {
  navigator.sendBeacon('https://collect.overtalk.example/v1/hits?seen=api.parley.example', 'k=boot');
}, 800);
