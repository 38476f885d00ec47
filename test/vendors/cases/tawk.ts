import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://embed.tawk.to/0123456789abcdef/default',
      'https://va.tawk.to/v1/session/start',
      'wss://vsa12.tawk.to/s/',
    ],
    cookies: ['TawkConnectionTime', 'twk_idm_key', '__tawkuuid', 'tawkUUID', 'TawkCookie'],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://nottawk.to/a.js', 'https://tawk.to.evil.example/a.js'],
    cookies: ['Tawk', 'TawkConnection'],
  },
} satisfies VendorCases;
