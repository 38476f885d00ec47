import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://app.papercups.io/widget.js'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notapp.papercups.io/a.js',
      'https://app.papercups.io.evil.example/a.js',
      'https://papercups.io/',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
