import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://cdn.cookielaw.org/scripttemplates/otSDKStub.js',
      'https://geolocation.onetrust.com/cookieconsentpub/v1/geo/location',
      'https://onetrust.mgr.consensu.org/',
    ],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notonetrust.com/a.js', 'https://onetrust.com.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
