import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://code.tidio.co/abcdefgh.js',
      'https://widget-v4.tidiochat.com/1_100_0/static/js/widget.js',
    ],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://nottidiochat.com/a.js', 'https://tidiochat.com.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
