import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://assets.adobedtm.com/launch-EN0000.min.js'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notadobedtm.com/a.js',
      'https://adobedtm.com.evil.example/a.js',
      'https://www.adobe.com/',
      'https://dpm.demdex.net/id',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
