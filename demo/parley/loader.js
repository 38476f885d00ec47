/* Parley (fictional chat), stage one: draws the chat button and the greeting, then brings in greeter.js. */
((window, document) => {
  var API = 'https://api.parley.example/v1';
  var CHAT = 'https://chat.parley.example/';
  var REPAIR_AFTER_MS = 300;
  var MAX_REPAIRS = 3;
  var ACTIVATE_GREETER_AFTER_MS = 700;

  var stub = window.Parley;
  if (stub?.version) return;
  var repairs = 0;
  var tag = document.currentScript;
  // A client may ask that the button be left where its page puts it.
  var keepsButton = tag?.dataset.keep !== 'no';

  function send(kind, data) {
    return fetch(`${API}/${kind}`, {
      method: 'POST',
      mode: 'no-cors',
      keepalive: true,
      body: JSON.stringify(data || {}),
    });
  }

  function element(tag, id, css) {
    var node = document.createElement(tag);
    node.id = id;
    node.style.cssText = css;
    return node;
  }

  var launcher = element(
    'button',
    'parley-launcher',
    'position:fixed;right:24px;bottom:24px;z-index:1000;width:64px;height:64px;border:0;border-radius:50%;' +
      'background:#2d5bd7;box-shadow:0 4px 14px rgba(0,0,0,.3);cursor:pointer;padding:0',
  );
  launcher.setAttribute('aria-label', 'Chat with us (Parley)');
  launcher.innerHTML =
    '<svg width="32" height="32" viewBox="0 0 24 24" fill="#fff"><path d="M4 3h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H10l-6 5v-5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z"/></svg>';
  launcher.addEventListener('click', () => {
    window.Parley.open();
  });

  var bubble = element(
    'div',
    'parley-bubble',
    'position:fixed;right:24px;bottom:104px;z-index:1000;max-width:220px;padding:12px 16px;border-radius:14px;' +
      'background:#fff;color:#1d2b4f;font:15px/1.4 system-ui,sans-serif;box-shadow:0 4px 14px rgba(0,0,0,.2)',
  );
  bubble.textContent = 'Hello! Can we help you choose?';

  function open() {
    var frame = document.getElementById('parley-frame');
    if (!frame) {
      frame = element(
        'iframe',
        'parley-frame',
        'position:fixed;right:24px;bottom:104px;z-index:1001;width:320px;height:380px;border:0;border-radius:14px;' +
          'background:#fff;box-shadow:0 4px 18px rgba(0,0,0,.3)',
      );
      frame.title = 'Parley chat';
      frame.src = CHAT;
      document.body.appendChild(frame);
    }
    frame.style.display = 'block';
    send('opened');
    return true;
  }

  function hide() {
    var frame = document.getElementById('parley-frame');
    if (frame) frame.style.display = 'none';
  }

  function show() {
    if (!launcher.isConnected) document.body.appendChild(launcher);
  }

  /* Client sites re-render: put the button back when it has gone, a few times only. */
  function keepButton() {
    var pending = false;
    new MutationObserver(() => {
      if (launcher.isConnected || pending || repairs >= MAX_REPAIRS) return;
      pending = true;
      setTimeout(() => {
        pending = false;
        repairs += 1;
        show();
      }, REPAIR_AFTER_MS);
    }).observe(document.body, { childList: true });
  }

  /* Stage two stands in the head with a type of its own and is activated when the page has settled. */
  function bringGreeter() {
    var waiting = document.createElement('script');
    waiting.id = 'parley-greeter';
    waiting.type = 'text/parley-waiting';
    waiting.src = 'https://cdn.parley.example/greeter.js';
    document.head.appendChild(waiting);
    setTimeout(() => {
      var found = document.getElementById('parley-greeter');
      if (!found) return;
      found.type = 'text/javascript';
      document.head.appendChild(found);
    }, ACTIVATE_GREETER_AFTER_MS);
  }

  function boot() {
    document.body.appendChild(launcher);
    document.body.appendChild(bubble);
    if (keepsButton) keepButton();
    send('boot', { path: window.location.pathname });
    if (document.readyState === 'complete') bringGreeter();
    else window.addEventListener('load', bringGreeter);
  }

  window.Parley = {
    version: '5.2.0',
    open: open,
    show: show,
    hide: hide,
    track: (event) => send('events', { event: event }),
    identify: (visitor) => send('visitors', visitor),
  };
  (stub?.queue || []).forEach((call) => {
    window.Parley[call[0]](call[1]);
  });

  if (document.body) boot();
  else document.addEventListener('DOMContentLoaded', boot);
})(window, document);
