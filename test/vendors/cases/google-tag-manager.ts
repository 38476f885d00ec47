import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://www.googletagmanager.com/gtm.js?id=GTM-ABC123'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notgoogletagmanager.com/a.js',
      'https://googletagmanager.com.evil.example/a.js',
      'https://www.google-analytics.com/analytics.js',
      'https://www.google.com/',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
