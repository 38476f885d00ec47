/* Overtalk (fictional) replaces Parley's function, counts that, and leaves the page with its last act. */
(() => {
  const stored = (name) => Number(sessionStorage.getItem(name) ?? 0);
  const add = (name) => sessionStorage.setItem(name, String(stored(name) + 1));
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  function replaceOpen() {
    add('overwritten');
    window.Parley.open = () => 'replaced'; /* act:overwritten-api */
  }

  async function run() {
    if (stored('pages') >= Number(new URLSearchParams(location.search).get('pages'))) return;
    // Parley is no vendor of the catalogue: its global is watched once the background has answered.
    while (!window.__lookupGetter__('Parley')) await sleep(10);
    for (let i = 0; i < 4; i += 1) {
      await sleep(Math.random() * 250);
      replaceOpen();
    }
    // Long enough for a background that sleeps when it is idle.
    if (Math.random() < 0.5) await sleep(1_000);
    add('pages');
    replaceOpen();
    location.href = `/?pages=${new URLSearchParams(location.search).get('pages')}&at=${stored('pages')}`;
  }
  run();
})();
