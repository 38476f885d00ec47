/* Parley (fictional chat): puts its script into the page with a type of its own and starts it a little later. */
const waiting = document.createElement('script');
waiting.id = 'parley-loader';
waiting.type = 'text/parley-waiting';
waiting.src = 'https://cdn.parley.example/shared/parley.js';
document.head.append(waiting);
setTimeout(() => {
  const found = document.getElementById('parley-loader');
  if (!found) return;
  found.type = 'text/javascript';
  document.head.append(found);
}, 1200);
