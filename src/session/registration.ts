import { browser, type Scripting } from '../platform/browser.ts';

type Everywhere = Omit<Scripting.RegisteredContentScript, 'id' | 'js' | 'world'>;

const ids = ['1-content', '2-probe'];

/**
 * Makes the browser inject the content script and the probe into every matching page, or into none when
 * `origins` is empty. The prefixes order them in Chromium, the array's order in Firefox. Calls run one by one.
 */
export function registerScripts(origins: readonly string[]): Promise<void> {
  last = last.then(
    () => replace(origins),
    () => replace(origins),
  );
  return last;
}
let last: Promise<void> = Promise.resolve();

async function replace(origins: readonly string[]): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids });
  if (sameMatches(registered, origins)) return;
  if (registered.length > 0) {
    await browser.scripting.unregisterContentScripts({ ids: registered.map(({ id }) => id) });
  }
  if (origins.length === 0) return;
  const everywhere: Everywhere = {
    matches: [...origins],
    allFrames: true,
    matchOriginAsFallback: true,
    runAt: 'document_start',
    persistAcrossSessions: false,
  };
  await browser.scripting.registerContentScripts([
    { id: '1-content', js: ['content.js'], world: 'ISOLATED', ...everywhere },
    { id: '2-probe', js: ['probe.js'], world: 'MAIN', ...everywhere },
  ]);
}

function sameMatches(registered: readonly { matches?: string[] }[], origins: readonly string[]): boolean {
  if (origins.length === 0) return registered.length === 0;
  const wanted = [...origins].sort().join(' ');
  return (
    registered.length === ids.length &&
    registered.every(({ matches }) => [...(matches ?? [])].sort().join(' ') === wanted)
  );
}
