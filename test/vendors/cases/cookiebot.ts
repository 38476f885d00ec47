import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://consent.cookiebot.com/uc.js', 'https://cookiebot.mgr.consensu.org/'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notcookiebot.com/a.js', 'https://cookiebot.com.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
