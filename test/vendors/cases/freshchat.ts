import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://wchat.freshchat.com/js/widget.js',
      'https://d36mpcpuzc4ztk.cloudfront.net/js/visitor.js',
      'https://eu.fw-cdn.com/10000001/100001.js',
      'https://widget.freshworks.com/widgets/10000000001.js',
      'https://euc-widget.freshworks.com/widgets/10000000001.js',
    ],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notfreshchat.com/a.js',
      'https://freshchat.com.evil.example/a.js',
      'https://api.freshworksapi.com/',
      'https://www.freshworks.com/',
      'https://shop.freshdesk.com/',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
