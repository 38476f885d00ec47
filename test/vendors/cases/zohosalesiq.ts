import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://salesiq.zoho.com/widget',
      'https://salesiq.zoho.eu/widget',
      'https://salesiq.zohopublic.com/widget?wc=siq0000',
    ],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notsalesiq.zohopublic.com/a.js',
      'https://salesiq.zohopublic.com.evil.example/a.js',
      'https://js.zohocdn.com/salesiq/js/floatbutton.js',
      'https://www.zoho.com/',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
