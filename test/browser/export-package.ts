import type { PageHandle } from '../../src/cli/browsers/browser.ts';

/** Clicks an export in the extension's panel and gives the file that the browser would save, as base64. */
export async function exported(panel: PageHandle, button: string): Promise<string> {
  await panel.waitForFunction(
    (name) => [...document.querySelectorAll('button')].some(({ textContent }) => textContent === name),
    button,
    { timeoutMs: 20_000 },
  );
  return panel.evaluate(
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
