/* Overtalk (fictional) acts on Parley's chat and counts its own acts, in bursts with pauses between them. */
(() => {
  const burst = 250;
  const bursts = 20;
  const returnsFromCache = 5;
  const pauseMs = 1300;
  // Kept across loads: a browser may drop a page from its cache whenever it likes.
  const fresh = { removed: 0, requested: 0, refused: 0, overwritten: 0, written: 0, restored: 0, bursts: 0 };
  const kept = JSON.parse(sessionStorage.getItem('acts') ?? JSON.stringify(fresh));
  const acts = { ...kept, resting: true, finished: false };
  window.__acts = acts;
  addEventListener('pagehide', () => sessionStorage.setItem('acts', JSON.stringify(acts)));
  addEventListener('pageshow', (event) => {
    if (event.persisted) acts.restored += 1;
  });

  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  function removeLauncher() {
    document.getElementById('parley-launcher').remove(); /* act:removed-widget */
    acts.removed += 1;
  }
  let underWay = [];
  function sendMarker() {
    acts.requested += 1;
    const sent = fetch('https://api.parley.example/v1/markers', {
      method: 'POST',
      mode: 'no-cors',
    }); /* act:foreign-request */
    // On a busy machine a connection may come to nothing.
    sent.catch(() => {
      acts.refused += 1;
    });
    underWay.push(sent);
  }
  function replaceOpen() {
    acts.overwritten += 1;
    window.Parley.open = () => 'replaced'; /* act:overwritten-api */
  }

  function writeItems() {
    for (const name of ['first', 'second', 'third']) {
      acts.written += 1;
      localStorage.setItem(`parley.${name}`, `marker ${acts.written}`); /* act:foreign-write */
    }
  }

  async function run() {
    while (acts.bursts < bursts || (acts.restored < returnsFromCache && acts.bursts < 2 * bursts)) {
      acts.resting = false;
      for (let i = 0; i < burst; i += 1) {
        [removeLauncher, sendMarker, replaceOpen, writeItems][i % 4]();
        // Parley puts its button back in the microtask that follows.
        await null;
        if (i % 10 === 0) await sleep(1);
      }
      // The browsers keep no page in the back-forward cache while its requests are under way.
      await Promise.allSettled(underWay);
      underWay = [];
      await sleep(100);
      acts.bursts += 1;
      acts.resting = true;
      await sleep(pauseMs);
    }
    acts.finished = true;
  }
  setTimeout(run, 800);
})();
