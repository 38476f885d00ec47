import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://cmp.osano.com/0000/osano.js',
      'https://consent.api.osano.com/record',
      'https://osano.mgr.consensu.org/',
    ],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notcmp.osano.com/a.js',
      'https://cmp.osano.com.evil.example/a.js',
      'https://www.osano.com/',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
