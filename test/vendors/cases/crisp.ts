import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://client.crisp.chat/l.js', 'wss://client.relay.crisp.chat/w/b1/'],
    cookies: ['crisp-client/session/0000-1111'],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notcrisp.chat/a.js', 'https://crisp.chat.evil.example/a.js'],
    cookies: ['crisp', 'crisp-client', 'crisp-client/session'],
  },
} satisfies VendorCases;
