/* Parley (fictional chat): keeps an item and a counter, and sends what it is given over its socket or by calls. */
(() => {
  const socket = new WebSocket('wss://live.parley.example/v1/stream');
  const isOpen = new Promise((resolve) => socket.addEventListener('open', resolve));
  localStorage.setItem('parley.seen', String(Date.now()));
  window.Parley = {
    visits: 0,
    isOpen,
    note: (label) => navigator.sendBeacon('https://api.parley.example/v1/notes', JSON.stringify({ label })),
    track: (label) => socket.send(JSON.stringify({ kind: 'visit', label })),
  };
})();
