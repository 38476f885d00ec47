import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://static.ada.support/embed2.js', 'https://shop.ada.support/embed/button/1.0.0/index.html'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notada.support/a.js', 'https://ada.support.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
