import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://js.hs-scripts.com/1234567.js', 'https://js.usemessages.com/conversations-embed.js'],
    cookies: [
      'messagesUtk',
      'hubspotutk',
      'hs-messages-is-open',
      'hs-messages-hide-welcome-message',
      '__hsmem',
    ],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notjs.usemessages.com/a.js',
      'https://js.usemessages.com.evil.example/a.js',
      'https://www.hubspot.com/',
      'https://api.hubspot.com/contacts',
      'https://js.hsforms.net/forms/v2.js',
      'https://hs-scripts.com/',
    ],
    cookies: ['messages', 'hubspot', '__hstc'],
  },
} satisfies VendorCases;
