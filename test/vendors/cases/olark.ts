import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://static.olark.com/jsclient/loader0.js', 'https://api.olark.com/2.0/visit'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notolark.com/a.js', 'https://olark.com.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
