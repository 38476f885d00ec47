import { describe, expect, it } from 'vitest';
import { namesVendor } from '../../src/diagnose/vendor-names.ts';
import { company } from '../builders/log.ts';

const vendor = company('parley', 'chat', {
  selectors: ['#pl-frame', '.pl-bubble', 'iframe[name="pl-messenger"]', 'chat-button'].map((value) => ({
    value,
    sources: ['test'],
  })),
});
const node = { id: 1, tag: 'DIV', htmlId: 'corner', classes: ['button'] };

describe('namesVendor', () => {
  it.each([
    '#pl-frame',
    'body.checkout .pl-bubble',
    'iframe[name="pl-messenger"]',
    'chat-button',
    'div > chat-button',
    '#corner',
    '[id^="parley-"]',
    '.a, .parley-launcher-frame',
  ])('%s is about the chat', (selector) => {
    expect(namesVendor(selector, vendor, node)).toBe(true);
  });
  it.each([
    'iframe',
    'body > div:last-child',
    '.button',
    '.fixed',
    'div:not(#pl-frame)',
    '[name="search"]',
    'my-element',
  ])('%s is not', (selector) => {
    expect(namesVendor(selector, vendor, node)).toBe(false);
  });
});
