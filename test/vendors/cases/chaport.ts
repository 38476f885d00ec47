import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://app.chaport.com/javascripts/insert.js'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notapp.chaport.com/a.js',
      'https://app.chaport.com.evil.example/a.js',
      'https://www.chaport.com/',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
