/* Stands for Zendesk's widget: keeps an item and a counter, and sends what it is given by calls, or over a socket once that is open. */
(() => {
  let socket;
  localStorage.setItem('ZD-store', String(Date.now()));
  window.zE = {
    visits: 0,
    open() {
      socket = new WebSocket('wss://widget-mediator.zopim.com/v1/stream');
      return new Promise((resolve) => socket.addEventListener('open', resolve));
    },
    note: (label) => navigator.sendBeacon('https://ekr.zdassets.com/v1/notes', JSON.stringify({ label })),
    track: (label) => socket.send(JSON.stringify({ kind: 'visit', label })),
  };
})();
