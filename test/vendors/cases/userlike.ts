import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://userlike-cdn-widgets.s3-eu-west-1.amazonaws.com/0123456789abcdef.js'],
    cookies: ['uslk_s', 'uslk_e'],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notuserlike-cdn-widgets.s3-eu-west-1.amazonaws.com/a.js',
      'https://userlike-cdn-widgets.s3-eu-west-1.amazonaws.com.evil.example/a.js',
      'https://s3-eu-west-1.amazonaws.com/userlike-cdn-widgets/a.js',
      'https://www.userlike.com/',
    ],
    cookies: ['uslk', 'uslk_se'],
  },
} satisfies VendorCases;
