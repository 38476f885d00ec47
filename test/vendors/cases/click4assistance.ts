import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://v4in1-si.click4assistance.co.uk/SI.js',
      'https://prod3si.click4assistance.co.uk/JS/ChatWidget.js',
    ],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notclick4assistance.co.uk/a.js', 'https://click4assistance.co.uk.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
