/* Overtalk (fictional): one act, once, when its script tag's data-when says so; the page can read the count. */
((window, document) => {
  var tag = document.currentScript;
  var what = tag.dataset.act || 'removed-widget';
  window.__acts = window.__acts || 0;

  var acts = {
    'removed-widget': (widget) => {
      widget.remove(); /* act:removed-widget */
    },
    'hidden-widget': (widget) => {
      widget.style.display = 'none'; /* act:hidden-widget */
    },
    'foreign-request': () => {
      fetch('https://api.parley.example/v1/markers', { mode: 'no-cors' }); /* act:foreign-request */
    },
  };

  function act(widget) {
    acts[what](widget);
    window.__acts += 1;
    var holder = window.opener || (window.parent === window ? null : window.parent);
    if (holder) holder.postMessage('acted', '*');
  }

  function actSoon() {
    var poll = setInterval(() => {
      var widget = document.querySelector('#parley-launcher, parley-chat');
      if (!widget) return;
      clearInterval(poll);
      setTimeout(act, 600, widget);
    }, 50);
  }

  var occasions = {
    loaded: actSoon,
    routed: () => {
      window.addEventListener('shop:routed', actSoon);
    },
    restored: () => {
      window.addEventListener('pageshow', (event) => {
        if (event.persisted) actSoon();
      });
    },
    prerendering: () => {
      if (document.prerendering) actSoon();
    },
    controlled: () => {
      if (navigator.serviceWorker.controller) actSoon();
    },
  };
  occasions[tag.dataset.when || 'loaded']();
})(window, document);
