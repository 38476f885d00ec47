import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://www.livehelpnow.net/lhn/widgets/chatbutton/lhnchatbutton-current.min.js'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notlivehelpnow.net/a.js', 'https://livehelpnow.net.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
