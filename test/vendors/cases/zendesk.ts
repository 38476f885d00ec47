import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://static.zdassets.com/ekr/snippet.js?key=0000',
      'https://ekr.zdassets.com/compose/0000',
      'https://v2.zopim.com/?abc',
      'wss://eu1.zopim.io/ws',
      'https://shop.zendesk.com/embeddable/config',
      'https://cdn.smooch.io/smooch.min.js',
    ],
    cookies: [
      '_zendesk_shared_session',
      '__zlcmid',
      '__zlcprivacy',
      '_zendesk_session',
      '__zlcid',
      '__zprivacy',
    ],
    storageKeys: ['ZD-store', 'ZD-suid', 'ZD-buid', 'ZD-settings', 'ZD-widgetOpen'],
  },
  mustNotMatch: {
    urls: [
      'https://notcdn.smooch.io/a.js',
      'https://cdn.smooch.io.evil.example/a.js',
      'https://zdassets.com.evil.example/ekr/snippet.js',
      'https://api.smooch.io/',
      'https://www.zendesk.de/',
    ],
    cookies: ['zlcmid', '_zendesk', '__zlcmid2'],
  },
} satisfies VendorCases;
