import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://www.rocket.chat/', 'https://chat.shop.example/livechat/rocketchat-livechat.min.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
