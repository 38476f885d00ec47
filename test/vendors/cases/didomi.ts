import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://sdk.privacy-center.org/0000/loader.js',
      'https://api.privacy-center.org/v1/events',
      'https://didomi.mgr.consensu.org/',
    ],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notsdk.privacy-center.org/a.js',
      'https://sdk.privacy-center.org.evil.example/a.js',
      'https://www.didomi.io/',
      'https://privacy-center.org/',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
