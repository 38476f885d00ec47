/* Overtalk (fictional), loaded through a tag manager: a chat of its own. With `interfere` it re-enacts, on this
   demo site only, one act for each detector; the markers in the comments tell the tests which line it is. */
((window, document) => {
  var COLLECT = 'https://collect.overtalk.example/v1/hits';
  var OTHER_CHAT = 'https://api.parley.example/v1/markers';
  var settings = window.overtalkSettings || { account: 'none', side: 'left', interfere: false };

  function report(kind) {
    return fetch(COLLECT, {
      method: 'POST',
      mode: 'no-cors',
      keepalive: true,
      body: JSON.stringify({ account: settings.account, kind: kind }),
    });
  }

  function drawLauncher() {
    var button = document.createElement('button');
    button.id = 'overtalk-launcher';
    button.setAttribute('aria-label', 'Talk to us (Overtalk)');
    button.textContent = 'Talk';
    button.style.cssText =
      'position:fixed;bottom:24px;z-index:1000;height:56px;padding:0 26px;border:0;border-radius:28px;' +
      'background:#b0461e;color:#fff;font:600 17px system-ui,sans-serif;cursor:pointer;' +
      'box-shadow:0 4px 14px rgba(0,0,0,.3);' +
      (settings.side === 'left' ? 'left:24px' : 'right:24px');
    button.addEventListener('click', () => {
      window.Overtalk.open();
    });
    document.body.appendChild(button);
    window.Overtalk = {
      version: '2.8.1',
      open: () => {
        button.textContent = 'One moment…';
        report('opened');
      },
    };
  }

  function whenDrawn(selector, then) {
    var poll = setInterval(() => {
      if (!document.querySelector(selector)) return;
      clearInterval(poll);
      then();
    }, 50);
  }

  function repeat(times, everyMs, act) {
    var done = 0;
    var timer = setInterval(() => {
      act();
      done += 1;
      if (done >= times) clearInterval(timer);
    }, everyMs);
  }

  var marker = { method: 'POST', mode: 'no-cors', body: 'm=ot' };

  function interfere() {
    // From the first moment, so that the second stage of the other chat's loader finds no place in the head.
    new MutationObserver(() => {
      var greeter = document.querySelector('script[src="https://cdn.parley.example/greeter.js"]');
      if (greeter && greeter.type !== 'text/javascript') {
        greeter.remove(); /* act:blocked-loader */
      }
    }).observe(document.head, { childList: true });

    whenDrawn('#parley-launcher', () => {
      setTimeout(() => {
        var bubble = document.getElementById('parley-bubble');
        bubble.style.display = 'none'; /* act:hidden-widget */
      }, 300);

      // The other chat puts its button back after each of the first three removals: four in all.
      repeat(8, 500, () => {
        var launcher = document.getElementById('parley-launcher');
        if (launcher) launcher.remove(); /* act:removed-widget */
      });

      setTimeout(() => {
        window.Parley.open = () => {}; /* act:overwritten-api */
      }, 700);

      repeat(3, 600, () => {
        fetch(OTHER_CHAT, marker); /* act:foreign-request */
      });

      repeat(2, 850, () => {
        window.Parley.track('ot_index'); /* act:driven-api */ /* act:foreign-write */
      });
    });
  }

  function start() {
    drawLauncher();
    report('boot');
    setTimeout(report, 1500, 'settled');
  }

  if (settings.interfere) interfere();
  if (document.body) start();
  else document.addEventListener('DOMContentLoaded', start);
})(window, document);
