/* Overtalk (fictional) writes markers into what is Zendesk's, and counts them by where they go. */
(() => {
  const query = new URL(location.href).searchParams;
  const [load, until, atOnce] = ['load', 'until', 'at-once'].map((name) => Number(query.get(name)));
  /** What the pages before this one have told, and when the first of them was asked for. */
  const volume = JSON.parse(window.name || 'null') ?? {
    ...{ loads: 0, counts: {}, ms: {}, longestMs: {} },
    startedMs: performance.timeOrigin,
  };

  const items = ['ZD-suid', 'ZD-buid', 'ZD-settings', 'ZD-widgetOpen'];
  let made = 0;
  const marker = () => {
    made += 1;
    return `ot-${load}-${made}-marker`;
  };
  const acts = {
    local() {
      localStorage.setItem('ZD-store', marker()); /* marker:local */
    },
    session() {
      sessionStorage.setItem('ZD-store', marker()); /* marker:session */
    },
    index(i) {
      localStorage.setItem(items[i % items.length], marker()); /* marker:index */
    },
    variable() {
      window.zE.visits = marker(); /* marker:variable */
    },
    cookie() {
      // biome-ignore lint/suspicious/noDocumentCookie: pages write cookies so.
      document.cookie = `__zlcmid=${marker()}; path=/`; /* marker:cookie */
    },
    store() {
      return window.cookieStore.set('__zlcid', marker()); /* marker:store */
    },
    sent() {
      window.zE.track(marker()); /* marker:sent */
    },
    called() {
      window.zE.note(marker()); /* marker:called */
    },
  };

  const longer = (kind, tookMs) => {
    volume.longestMs[kind] = Math.max(volume.longestMs[kind] ?? 0, tookMs);
  };

  const { port1, port2 } = new MessageChannel();
  /** What else runs in the page meanwhile delays it. */
  async function pause() {
    const startedMs = performance.now();
    await new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage('');
    });
    longer('between', performance.now() - startedMs);
  }

  async function write(kind, times) {
    const asked = [];
    for (let i = 0; i < times; ) {
      const startedMs = performance.now();
      for (const end = Math.min(times, i + atOnce); i < end; i += 1) {
        asked.push(acts[kind](i));
        volume.counts[kind] = (volume.counts[kind] ?? 0) + 1;
      }
      const tookMs = performance.now() - startedMs;
      longer(kind, tookMs);
      volume.ms[kind] = (volume.ms[kind] ?? 0) + tookMs;
      await pause();
    }
    await Promise.all(asked);
  }

  async function run() {
    const mixes = JSON.parse(query.get('mixes'));
    for (const [kind, times] of Object.entries(mixes[load % mixes.length])) {
      if (kind === 'sent') await window.zE.open();
      await write(kind, times);
    }
    volume.loads += 1;
    volume.finishedMs = Date.now();
    if (load + 1 === until) {
      window.name = '';
      window.__volume = volume;
      return;
    }
    window.name = JSON.stringify(volume);
    query.set('load', load + 1);
    location.assign(`?${query}`);
  }
  addEventListener('load', () => setTimeout(run));
})();
