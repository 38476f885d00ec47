import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://cdn.jsdelivr.net/npm/flowise-embed/dist/web.js', 'https://flowiseai.com/'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
