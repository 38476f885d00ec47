import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://www.snapengage.com/cdn/js/0000.js'],
    cookies: ['SnapABugHistory', 'SnapABugRef', 'SnapABugUserAlias', 'SnapABugVisit'],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notsnapengage.com/a.js',
      'https://snapengage.com.evil.example/a.js',
      'https://storage.googleapis.com/code.snapengage.com/js/0000.js',
    ],
    cookies: ['SnapABug'],
  },
} satisfies VendorCases;
