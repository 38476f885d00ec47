import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://cdn.tagcommander.com/1234/tc_shop_1.js', 'https://shop.commander1.com/c3/'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notcommander1.com/a.js', 'https://commander1.com.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
