import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://halc.iadvize.com/iadvize.js?sid=1234'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notiadvize.com/a.js', 'https://iadvize.com.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
