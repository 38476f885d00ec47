/* Overtalk (fictional) writes markers into what is Parley's, and counts them by where they go. */
(() => {
  const query = new URL(location.href).searchParams;
  const atOnce = Number(query.get('at-once'));
  const volume = { counts: {}, ms: {}, longestMs: {}, finished: false };
  window.__volume = volume;

  let made = 0;
  const marker = () => {
    made += 1;
    return `ot-${query.get('load')}-${made}-marker`;
  };
  const acts = {
    local() {
      localStorage.setItem('parley.marker', marker()); /* marker:local */
    },
    session() {
      sessionStorage.setItem('parley.marker', marker()); /* marker:session */
    },
    index(i) {
      localStorage.setItem(`parley.index.${i}`, marker()); /* marker:index */
    },
    variable() {
      window.Parley.visits = marker(); /* marker:variable */
    },
    cookie() {
      // biome-ignore lint/suspicious/noDocumentCookie: pages write cookies so.
      document.cookie = `parley_marker=${marker()}; path=/`; /* marker:cookie */
    },
    store() {
      return window.cookieStore.set('parley_kept', marker()); /* marker:store */
    },
    sent() {
      window.Parley.track(marker()); /* marker:sent */
    },
    called() {
      window.Parley.note(marker()); /* marker:called */
    },
  };

  const longer = (kind, tookMs) => {
    volume.longestMs[kind] = Math.max(volume.longestMs[kind] ?? 0, tookMs);
  };

  /** What else runs in the page meanwhile delays it. */
  async function pause() {
    const startedMs = performance.now();
    await new Promise((resolve) => setTimeout(resolve));
    longer('between', performance.now() - startedMs);
  }

  async function write(kind, times) {
    const asked = [];
    for (let i = 0; i < times; ) {
      const startedMs = performance.now();
      for (const end = Math.min(times, i + atOnce); i < end; i += 1) {
        asked.push(acts[kind](i));
        volume.counts[kind] = i + 1;
      }
      const tookMs = performance.now() - startedMs;
      longer(kind, tookMs);
      volume.ms[kind] = (volume.ms[kind] ?? 0) + tookMs;
      await pause();
    }
    await Promise.all(asked);
  }

  async function run() {
    await window.Parley.isOpen;
    for (const [kind, times] of Object.entries(JSON.parse(query.get('kinds')))) await write(kind, times);
    volume.finished = true;
  }
  addEventListener('load', () => setTimeout(run));
})();
