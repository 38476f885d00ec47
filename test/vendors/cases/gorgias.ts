import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://config.gorgias.chat/bundle-loader/01ABC', 'https://client.gorgias.chat/main.js'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notgorgias.chat/a.js', 'https://gorgias.chat.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
