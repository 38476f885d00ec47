import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://www.smartsuppchat.com/loader.js?',
      'https://widget-v3.smartsuppcdn.com/assets/main.js',
      'https://bootstrap.smartsupp.com/widget/boot',
      'https://smartsupp-widget-161959.c.cdn77.org/build/smartchat-latest.min.js',
    ],
    cookies: ['ssupp.vid', 'ssupp.visits'],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notsmartsuppchat.com/a.js', 'https://smartsuppchat.com.evil.example/a.js'],
    cookies: ['ssupp', 'ssuppxvid'],
  },
} satisfies VendorCases;
