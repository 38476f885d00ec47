import type { BrowserHandle, LaunchOptions } from './browser.ts';

/**
 * Starts a real browser with the unpacked extension and waits until the extension is installed.
 * Throws BrowserNotFoundError when there is no such browser on this machine.
 */
export async function launchBrowser(options: LaunchOptions): Promise<BrowserHandle> {
  if (options.browser === 'firefox') return (await import('./firefox.ts')).launchFirefox(options);
  return (await import('./chromium.ts')).launchChromium(options);
}
