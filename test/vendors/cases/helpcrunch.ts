import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://widget.helpcrunch.com/', 'https://cdn.helpcrunch.com/widget.js'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notwidget.helpcrunch.com/a.js',
      'https://widget.helpcrunch.com.evil.example/a.js',
      'https://helpcrunch.com/',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
