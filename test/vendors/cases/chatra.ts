import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://call.chatra.io/chatra.js'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notcall.chatra.io/a.js',
      'https://call.chatra.io.evil.example/a.js',
      'https://chatra.com/',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
