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
  const { brands, fullVersionList } =
    (await userAgentData()?.getHighEntropyValues(['fullVersionList'])) ?? {};
  return chromiumName(fullVersionList ?? brands ?? []);
}

type Brand = { brand: string; version: string };
type UserAgentData = {
  getHighEntropyValues(hints: string[]): Promise<{ brands?: Brand[]; fullVersionList?: Brand[] }>;
};

/** Client hints: the user agent string keeps only the major version. */
function userAgentData(): UserAgentData | undefined {
  return (navigator as { userAgentData?: UserAgentData }).userAgentData;
}

/** Brands are the product, "Chromium" and one that is made up to be ignored ("Not A;Brand"), in random order. */
function chromiumName(brands: readonly Brand[]): string {
  const real = brands.filter(({ brand }) => !/not.*brand/i.test(brand));
  const product = real.find(({ brand }) => brand !== 'Chromium') ?? real[0];
  return product ? `${product.brand} ${product.version}` : 'Chromium';
}
