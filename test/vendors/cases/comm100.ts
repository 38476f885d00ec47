import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://vue.comm100.com/livechat.ashx?siteId=1',
      'https://chatserver.comm100.com/livechat.ashx?siteId=1',
    ],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notcomm100.com/a.js', 'https://comm100.com.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
