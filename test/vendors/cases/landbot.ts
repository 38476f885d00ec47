import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://cdn.landbot.io/landbot-3/landbot-3.0.0.js'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notlandbot.io/a.js', 'https://landbot.io.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
