import { expect, test } from 'vitest';
import { addressToBlock, isBlockedBy } from '../../src/compare/blocked.ts';
import { blockingRefusal, choosePlacebo, planComparison } from '../../src/compare/plan.ts';
import { arms } from '../../src/model/comparison.ts';
import type { Report, ScriptReport } from '../../src/model/report.ts';
import { sampleReport } from '../samples/report.ts';

const page = 'https://shop.example/products/kettle';
const blocked = 'https://cdn.overtalk.example/tag.js';
const script = (url: string, given: Partial<ScriptReport> = {}): ScriptReport => ({
  url,
  party: 'third-party',
  vendor: null,
  name: new URL(url).hostname,
  loadedBy: [page],
  requests: 0,
  ...given,
});
const withScripts = (...more: ScriptReport[]): Report => ({
  ...sampleReport,
  scripts: [...sampleReport.scripts, ...more],
});

const plan = { vendor: 'parley', blocked, placebo: null, settleMs: 3000 };
const counter = (): (() => number) => {
  let n = 0;
  return () => {
    n = (n * 16_807 + 11) % 2_147_483_647;
    return n / 2_147_483_647;
  };
};

test('every arm has its loads, in an order that differs from round to round', () => {
  const { order } = planComparison({ ...plan, loadsPerArm: 12, random: counter() });
  for (const arm of arms) expect(order.filter((one) => one === arm)).toHaveLength(12);
  const rounds = Array.from({ length: 12 }, (_, n) => order.slice(n * 4, n * 4 + 4).join());
  expect(new Set(rounds).size).toBeGreaterThan(4);
});

test('without anything to block, every load is a plain one', () => {
  const { order } = planComparison({ ...plan, blocked: null, loadsPerArm: 3, random: counter() });
  expect(order).toEqual(['with', 'with', 'with']);
});

test('an address is blocked without its query, a host with its subdomains', () => {
  expect(addressToBlock(`${blocked}?v=‹id:01234567›#x`)).toBe(blocked);
  expect(addressToBlock('https://cdn.overtalk.example/‹id:01234567›/tag.js')).toBe('cdn.overtalk.example');
  expect(addressToBlock('blob:https://shop.example')).toBeNull();
  expect(isBlockedBy(blocked, `${blocked}?v=2`)).toBe(true);
  expect(isBlockedBy(blocked, 'https://cdn.overtalk.example/tag.js.map')).toBe(false);
  expect(isBlockedBy('overtalk.example', blocked)).toBe(true);
  expect(isBlockedBy('talk.example', blocked)).toBe(false);
});

test('the placebo is a script that nothing else depends on', () => {
  const counts = script('https://counts.example/c.js');
  expect(choosePlacebo(withScripts(counts), 'parley', blocked)).toBe(counts.url);
  const unfit = [
    script('https://cdn.overtalk.example/more.js'),
    script('https://static.example/by-overtalk.js', { loadedBy: [blocked, page] }),
    script('https://static.example/by-parley.js', {
      loadedBy: ['https://cdn.parley.example/widget/v3/launcher.js', page],
    }),
    script('https://shop.example/own.js', { party: 'site' }),
    script('https://code.example/jquery.js', { party: 'library' }),
    script('https://loads.example/l.js'),
    script('https://counts.example/child.js', {
      party: 'site',
      loadedBy: ['https://loads.example/l.js', page],
    }),
  ];
  expect(choosePlacebo(withScripts(...unfit), 'parley', blocked)).toBeNull();
  const other = script('https://third.example/chat.js', { party: 'other-vendor', vendor: 'third' });
  expect(choosePlacebo(withScripts(other, ...unfit), 'parley', blocked)).toBe(other.url);
  expect(choosePlacebo(withScripts(other, ...unfit, counts), 'parley', blocked)).toBe(counts.url);
});

test('a script that can be blocked apart is not refused', () => {
  expect(blockingRefusal(sampleReport, blocked, 'parley')).toBeNull();
  expect(blockingRefusal(sampleReport, 'cdn.overtalk.example', 'parley')).toBeNull();
});

const bundle = script('https://shop.example/assets/chat.js', {
  party: 'affected',
  vendor: 'parley',
  loadedBy: ['https://tags.example/t.js', page],
});
test.each([
  ['inline code', page, /page itself/],
  ['the page’s own host', 'shop.example', /page itself comes from this host/],
  ['data', 'data:text/javascript', /without a request/],
  ['a blob', 'blob:https://shop.example', /without a request/],
  ['an extension', 'chrome-extension://abcdef/content.js', /without a request/],
  ['one file with the vendor’s', bundle.url, /Parley’s own code/],
  ['the vendor’s host', 'parley.example', /Parley’s own code/],
  [
    'a script that loads the vendor’s',
    'https://tags.example/t.js',
    /also loads shop.example\/assets\/chat.js/,
  ],
])('%s cannot be blocked apart', (_, what, sentence) => {
  expect(blockingRefusal(withScripts(bundle), what, 'parley')).toMatch(sentence);
});
