import { beforeEach, expect, it, vi } from 'vitest';
import type { Audit } from '../../../src/model/audit.ts';
import { checkRequest } from '../../../src/session/comparison/refusals.ts';
import { sampleReport } from '../../samples/report.ts';
import { audit, disk } from '../harness.ts';

const fake = vi.hoisted(() => ({ url: '', held: [] as string[] }));
vi.mock('../../../src/platform/browser.ts', () => ({
  browser: {
    tabs: { get: async () => ({ url: fake.url }) },
    permissions: { getAll: async () => ({ origins: fake.held }) },
  },
}));

const request = {
  type: 'compare',
  tabId: 7,
  vendor: 'parley',
  blocked: null,
  loadsPerArm: 5,
  settleMs: 1000,
} as const;

beforeEach(() => {
  fake.url = 'https://shop.test/';
  fake.held = ['<all_urls>'];
});

const check = async (
  kept: Audit[],
  method: 'get' | 'post' | 'unknown' = 'get',
  blocked: string | null = null,
) => {
  const { journal, audits } = disk().start();
  for (const one of kept) await audits.save(one);
  await journal.run(({ tx }) =>
    tx.objectStore('tabs').put({ tab: 7, page: 'p', shownAtMs: 1, method, request: '', requestPage: '' }),
  );
  return checkRequest({ ...request, blocked }, { audits, journal, reportOf: async () => sampleReport });
};

it.each(['recording', 'stopped'] as const)('lets an audit that is %s be compared', async (state) => {
  expect(await check([audit({ state })])).toMatchObject({
    url: 'https://shop.test/',
    audit: { id: 'audit-1' },
  });
});

it.each([
  {
    why: 'a page that answers a form',
    refused: check.bind(null, [audit()], 'post'),
    says: /answer to a form/,
  },
  { why: 'a tab without an audit', refused: () => check([]), says: /^Audit this page first/ },
  { why: 'a first look', refused: () => check([audit({ state: 'looked' })]), says: /^Audit this page first/ },
  {
    why: 'another recording',
    refused: () => check([audit(), audit({ id: 'audit-2', tabs: [8] })]),
    says: /^Another tab is being recorded/,
  },
  {
    why: 'code without a request of its own',
    refused: () => check([audit()], 'get', 'data:text/javascript,1'),
    says: /cannot be blocked apart/,
  },
])('refuses $why', async ({ refused, says }) => {
  await expect(refused()).rejects.toThrow(says);
});

it('refuses without permission for all sites, and on a page of the browser’s own', async () => {
  fake.held = ['https://shop.test/*'];
  await expect(check([audit()])).rejects.toThrow(/permission for all sites/);
  fake.held = ['<all_urls>'];
  fake.url = 'chrome://version/';
  await expect(check([audit()])).rejects.toThrow(/no web page that can be compared/);
});
