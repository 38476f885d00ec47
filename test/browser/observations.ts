import type { BrowserHandle } from '../../src/cli/browsers/browser.ts';
import type { Observation } from '../../src/model/observation.ts';

/** What the extension has stored of an audit, read from its database by one of its own pages. */
export async function readObservations(browser: BrowserHandle, auditId: string): Promise<Observation[]> {
  const page = await browser.openExtensionPage('panel.html?tab=0');
  // As text: WebDriver BiDi gives an object that stands twice in a reply only once.
  const text = await page.evaluate(
    (audit) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('widget-witness');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const range = IDBKeyRange.bound([audit], [audit, []]);
          const all = opening.result.transaction('pieces').objectStore('pieces').getAll(range);
          all.onerror = () => reject(all.error);
          all.onsuccess = () =>
            resolve(JSON.stringify(all.result.flatMap(({ observations }) => observations)));
        };
      }),
    auditId,
  );
  await page.close();
  return JSON.parse(text) as Observation[];
}
