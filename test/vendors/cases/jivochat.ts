import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://code.jivosite.com/widget/abcDEF1234',
      'https://node-sber1-az1-3.jivosite.com/widget/status/1',
    ],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notjivosite.com/a.js',
      'https://jivosite.com.evil.example/a.js',
      'https://www.jivochat.com/',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
