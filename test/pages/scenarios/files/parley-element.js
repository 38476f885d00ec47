/* Parley (fictional), edition as a custom element: the chat button stands in a closed shadow root. */
((window, document) => {
  customElements.define(
    'parley-chat',
    class extends HTMLElement {
      connectedCallback() {
        if (this.drawn) return;
        this.drawn = true;
        var root = this.attachShadow({ mode: 'closed' });
        root.innerHTML =
          '<button aria-label="Chat with us (Parley)" style="position:fixed;right:24px;bottom:24px;width:64px;height:64px;border:0;border-radius:50%;background:#2d5bd7;color:#fff">Chat</button>';
        root.querySelector('button').addEventListener('click', () => {
          window.Parley.open();
        });
      }
    },
  );
  window.Parley = {
    version: '5.2.0-element',
    open: () => fetch('https://api.parley.example/v1/opened', { method: 'POST', mode: 'no-cors' }),
  };
  function boot() {
    document.body.appendChild(document.createElement('parley-chat'));
  }
  if (document.body) boot();
  else document.addEventListener('DOMContentLoaded', boot);
})(window, document);
