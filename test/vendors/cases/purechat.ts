import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://app.purechat.com/VisitorWidget/WidgetScript'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notpurechat.com/a.js', 'https://purechat.com.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
