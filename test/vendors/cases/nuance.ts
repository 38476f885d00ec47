import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://shop.inq.com/chatskins/launch/inqChatLaunch10000001.js',
      'https://media-us1.touchcommerce.com/media/launch.js',
    ],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notinq.com/a.js', 'https://inq.com.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
