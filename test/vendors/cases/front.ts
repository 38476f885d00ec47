import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://chat-assets.frontapp.com/v1/chat.bundle.js'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notchat-assets.frontapp.com/a.js',
      'https://chat-assets.frontapp.com.evil.example/a.js',
      'https://front.com/',
      'https://app.frontapp.com/',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
