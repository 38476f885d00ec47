/* Parley (fictional chat): a button and a small public API, with the callbacks that such APIs have. */
((window, document) => {
  const launcher = document.createElement('button');
  launcher.id = 'parley-launcher';
  launcher.textContent = 'Chat with us';
  launcher.style.cssText = 'position:fixed;right:24px;bottom:24px;width:140px;height:48px';
  const hooks = [];

  window.Parley = {
    /** Calls back when the visitor's state changes. */
    onChange: (hook) => hooks.push(hook),
    change: () => {
      for (const hook of hooks) hook();
    },
    greet: (visitor) => {
      launcher.title = `Good day, ${visitor.name}`;
    },
    /** Closes the panels that lie over each other, the innermost first, then the chat. */
    close: (panels) => {
      if (panels > 0) return window.Parley.close(panels - 1);
      launcher.remove();
    },
  };
  document.addEventListener('DOMContentLoaded', () => document.body.append(launcher));
})(window, document);
