/**
 * The page's first script. From here on `unseen.changes` holds every change of the document, also what is gone again at
 * once, and `unseen.atFirst` the names that the page's window and stores had.
 */
globalThis.unseen = { changes: [], atFirst: {} };

{
  const textOf = (node) => `${node.nodeName}${node.id ? `#${node.id}` : ''}`;
  const observer = new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      const added = [...addedNodes].map((node) => `+${textOf(node)}`);
      const removed = [...removedNodes].map((node) => `-${textOf(node)}`);
      globalThis.unseen.changes.push(
        `${type} ${textOf(target)} ${[attributeName ?? '', ...added, ...removed].join(' ')}`,
      );
    }
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  globalThis.unseen.atFirst = {
    names: Object.getOwnPropertyNames(window).sort().join(' '),
    frames: window.length,
    script: document.currentScript?.getAttribute('src'),
    scripts: document.scripts.length,
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    html: document.documentElement.outerHTML,
    // How many of its own files a page has loaded by now is a race.
    resources: performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => !name.startsWith(location.origin))
      .join(' '),
  };
}
