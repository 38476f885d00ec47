import { expect, it, vi } from 'vitest';
import { blockingRule } from '../../../src/session/comparison/rules.ts';

vi.mock('../../../src/platform/browser.ts', () => ({ browser: {} }));

/** As both browsers read a filter that begins with `|`: `*` anything, `^` the end or what no name holds. */
const matches = (filter: string, url: string): boolean => {
  const source = filter
    .slice(1)
    .replace(/[.+?${}()[\]\\/]/g, '\\$&')
    .replaceAll('*', '.*')
    .replace(/\^$/, '(?:[^\\w.%-]|$)');
  return new RegExp(`^${source}`).test(url);
};
const filterOf = (target: string) => blockingRule(target, 7).condition.urlFilter ?? '';

it('blocks the scripts of a host in one tab', () => {
  expect(blockingRule('CDN.Overtalk.example', 7)).toEqual({
    id: 1,
    action: { type: 'block' },
    condition: { requestDomains: ['cdn.overtalk.example'], resourceTypes: ['script'], tabIds: [7] },
  });
});

it('blocks one script with any query, and no other', () => {
  const filter = filterOf('https://cdn.overtalk.example/tag.js?v=2');
  expect(filter).toBe('|https://cdn.overtalk.example/tag.js^');
  expect(matches(filter, 'https://cdn.overtalk.example/tag.js')).toBe(true);
  expect(matches(filter, 'https://cdn.overtalk.example/tag.js?v=3')).toBe(true);
  expect(matches(filter, 'https://cdn.overtalk.example/tag.json')).toBe(false);
  expect(matches(filter, 'https://cdn.overtalk.example/other.js')).toBe(false);
  expect(matches(filter, 'https://evil.example/?https://cdn.overtalk.example/tag.js')).toBe(false);
});

it.each([
  'https://cdn.overtalk.example/‹id:1e03026d›/tag.js',
  'https://cdn.overtalk.example/%E2%80%B9id:1e03026d%E2%80%BA/tag.js',
  'https://id-1e03026d.overtalk.example/tag.js',
])('lets anything stand for what the record does not hold: %s', (address) => {
  const real = address.replace(/‹.*›|%E2.*BA/, '550e8400').replace('id-1e03026d', 'abcdef0123456789');
  expect(filterOf(address)).toMatch(/^\|[ -~]+$/);
  expect(matches(filterOf(address), real)).toBe(true);
});
