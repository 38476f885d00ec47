/** Page script. `unseen.traces` notes what there is in the page and its stores that the page did not put there. */
globalThis.unseen.traces = async (note) => {
  const { atFirst } = globalThis.unseen;
  for (const [name, found] of Object.entries(atFirst)) note(`traces: ${name} at first`, String(found));
  // The observer of first.js has its turn.
  await new Promise((resolve) => setTimeout(resolve));
  note('traces: changes of the document', globalThis.unseen.changes.join('\n'));
  note('traces: the document', document.documentElement.outerHTML);
  note('traces: names of the window', Object.getOwnPropertyNames(window).sort().join(' '));
  note('traces: symbols of the window', Object.getOwnPropertySymbols(window).map(String).join(' '));
  note('traces: cookies', document.cookie);
  note('traces: local items', JSON.stringify({ ...localStorage }));
  note('traces: session items', JSON.stringify({ ...sessionStorage }));
  note('traces: databases', JSON.stringify(await indexedDB.databases()));
  note('traces: caches', (await caches.keys()).join());
  note('traces: workers', String((await navigator.serviceWorker.getRegistrations()).length));
  note('traces: frames', String(window.length));
  note('traces: scripts', [...document.scripts].map(({ src }) => src.replace(/^.*\//, '')).join(' '));
  note('traces: sheets', String(document.styleSheets.length + document.adoptedStyleSheets.length));
  const files = performance.getEntriesByType('resource').map(({ name }) => name);
  note('traces: files', files.filter((name) => !name.startsWith(location.origin)).join(' '));
  note('traces: animations', String(document.getAnimations().length));
  note('traces: own properties of documents', Object.getOwnPropertyNames(document).join(' '));
  note(
    'traces: handlers',
    ['onerror', 'onunhandledrejection', 'onpagehide', 'onmessage'].map((name) => String(window[name])).join(),
  );
  note('traces: clicks', JSON.stringify(globalThis.unseen.clicks ?? []));
};

globalThis.unseen.clicks = [];
for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
  document.addEventListener(type, (event) => {
    const { isTrusted, eventPhase, defaultPrevented, target } = event;
    globalThis.unseen.clicks.push([type, isTrusted, eventPhase, defaultPrevented, target.nodeName]);
  });
