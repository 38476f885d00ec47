import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://typebot.io/api/v1/typebots/shop/startChat'],
    cookies: [],
    storageKeys: ['typebot-botOpened', 'typebotPaymentInProgress'],
  },
  mustNotMatch: {
    urls: [
      'https://nottypebot.io/a.js',
      'https://typebot.io.evil.example/a.js',
      'https://cdn.jsdelivr.net/npm/@typebot.io/js@0.10.7/dist/web.js',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
