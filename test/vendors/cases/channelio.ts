import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://cdn.channel.io/plugin/ch-plugin-web.js'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notcdn.channel.io/a.js',
      'https://cdn.channel.io.evil.example/a.js',
      'https://channel.io/',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
