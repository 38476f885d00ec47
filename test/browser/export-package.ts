import type { PageHandle } from '../../src/cli/browsers/browser.ts';

/** Clicks an export in a page of the extension, once it can be, and gives the file that the browser would save, as base64. */
export async function exported(page: PageHandle, button: string): Promise<string> {
  await page.waitForFunction(
    (name) =>
      [...document.querySelectorAll('button')].some(
        ({ textContent, disabled }) => textContent === name && !disabled,
      ),
    button,
    { timeoutMs: 20_000 },
  );
  return page.evaluate(
    (name) =>
      new Promise<string>((resolve, reject) => {
        const native = URL.createObjectURL;
        URL.createObjectURL = (blob: Blob) => {
          const reader = new FileReader();
          reader.onload = () => resolve(String(reader.result).replace(/^.*?base64,/, ''));
          reader.onerror = reject;
          reader.readAsDataURL(blob);
          return native.call(URL, blob);
        };
        [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)?.click();
      }),
    button,
  );
}

/** Runs in a page of the extension: whether another one is open in a tab. */
export const isOpen = (address: string) =>
  (globalThis.browser ?? globalThis.chrome).extension
    .getViews({ type: 'tab' })
    .some(({ location }) => location.href.endsWith(address));
