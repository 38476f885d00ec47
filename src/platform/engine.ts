import { browser } from './browser.ts';

export type Engine = 'chromium' | 'firefox';

/** Which of the two engines runs the extension; only Firefox serves it from `moz-extension:`. */
export const engine: Engine = browser.runtime.getURL('').startsWith('moz-extension:')
  ? 'firefox'
  : 'chromium';

/** Name and version as a report states them: "Firefox 153.0" or "Chromium 156.0.7000.1". */
export async function browserName(): Promise<string> {
  if (engine === 'firefox') {
    const { name, version } = await browser.runtime.getBrowserInfo();
    return `${name} ${version}`;
  }
  return chromiumName(navigator.userAgent);
}

/** Chromium's user agent names the product last: Edge, Opera and Vivaldi add theirs after Chrome's. */
function chromiumName(userAgent: string): string {
  const products = [...userAgent.matchAll(/\b(Headless)?(Chrome|Edg|OPR|Vivaldi)\/([\d.]+)/g)];
  const [, , product = '', version = ''] = products.at(-1) ?? [];
  const names: Record<string, string> = { Chrome: 'Chromium', Edg: 'Edge', OPR: 'Opera' };
  return `${names[product] ?? (product || 'Chromium')} ${version}`.trim();
}
