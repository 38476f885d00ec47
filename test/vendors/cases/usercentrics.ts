import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://app.usercentrics.eu/browser-ui/latest/loader.js',
      'https://usercentrics.mgr.consensu.org/',
    ],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notusercentrics.eu/a.js',
      'https://usercentrics.eu.evil.example/a.js',
      'https://usercentrics.com/',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
