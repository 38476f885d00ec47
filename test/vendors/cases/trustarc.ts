import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://consent.trustarc.com/notice?domain=shop', 'https://trustarc.mgr.consensu.org/'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://nottrustarc.com/a.js', 'https://trustarc.com.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
