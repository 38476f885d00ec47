import { expect, it, vi } from 'vitest';
import { tabState } from '../../src/session/tab-state.ts';
import { disk } from './harness.ts';

const fake = vi.hoisted(() => ({ url: undefined as string | undefined, held: [] as string[] }));

vi.mock('../../src/platform/browser.ts', () => ({
  browser: {
    tabs: { get: async () => ({ url: fake.url }) },
    permissions: { getAll: async () => ({ origins: fake.held }) },
  },
}));

const supported = async (looked: boolean): Promise<boolean> => {
  const { journal, audits } = disk().start();
  const live = {
    onStored: () => {},
    markChanged: () => {},
    reportOf: () => Promise.reject(new Error()),
    momentOf: () => Promise.reject(new Error()),
    observationsOf: async () => [],
  };
  const lookFailed = new Set(looked ? [] : [7]);
  const none = () => null;
  return (
    await tabState(7, {
      audits,
      journal,
      live,
      lookFailed,
      errorOf: none,
      comparisonIn: none,
      tryingIn: async () => null,
      isFull: () => false,
    })
  ).supported;
};

it.each([
  { url: 'https://shop.test/', held: [], looked: false, expected: true },
  { url: 'chrome://version/', held: ['<all_urls>'], looked: false, expected: false },
  // The panel over a website before its toolbar button was pressed: nobody knows, so nothing is ruled out.
  { url: undefined, held: [], looked: false, expected: true },
  { url: undefined, held: ['https://shop.test/*'], looked: false, expected: true },
  // With all sites allowed only the browser's own pages stay closed.
  { url: undefined, held: ['<all_urls>'], looked: false, expected: false },
  { url: undefined, held: ['<all_urls>'], looked: true, expected: true },
])('says whether $url can be recorded with $held, looked at: $looked', async (one) => {
  fake.url = one.url;
  fake.held = one.held;
  expect(await supported(one.looked)).toBe(one.expected);
});
