/* Tagworks container SHOP-2 (fictional): puts custom HTML tags into the page and tells other tags of events. */
((window, document) => {
  const listeners = [];

  function customHtml(code) {
    const tag = document.createElement('script');
    tag.text = code;
    document.head.appendChild(tag); /* act:tag-manager-html */
  }

  window.Tagworks = {
    listen: (listener) => listeners.push(listener),
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
    cleanUp: () => customHtml("jQuery('#parley-launcher').remove()"),
  };
})(window, document);
