import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://nexus.ensighten.com/shop/prod/Bootstrap.js', 'https://www.levexis.com/tag.js'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notensighten.com/a.js', 'https://ensighten.com.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
