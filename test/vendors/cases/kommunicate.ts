import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://widget.kommunicate.io/v2/kommunicate.app'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notwidget.kommunicate.io/a.js',
      'https://widget.kommunicate.io.evil.example/a.js',
      'https://www.kommunicate.io/',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
