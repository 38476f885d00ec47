import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://cdn.gladly.com/chat-sdk/widget.js', 'https://shop.gladly.com/api/v1/chat'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notgladly.com/a.js', 'https://gladly.com.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
