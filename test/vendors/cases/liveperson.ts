import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://lptag.liveperson.net/tag/tag.js?site=12345678',
      'https://lptag-cdn.liveperson.net/tag/tag.js',
      'https://va.msg.liveperson.net/ws_api/account/12345678/messaging/consumer',
      'https://lpcdn.lpsnmedia.net/le_unified_window/10.2/resources/umsCore.js',
      'https://www.contactatonce.com/gethtml.aspx',
      'https://static.look.io/widget.js',
      'https://www.liveperson.com/',
    ],
    cookies: ['LPVID', 'LPSID-12345678', 'lpLastVisit-12345678'],
    storageKeys: ['LPVID', 'LPSID-12345678'],
  },
  mustNotMatch: {
    urls: [
      'https://notliveperson.net/tag.js',
      'https://liveperson.net.evil.example/tag.js',
      'https://liveperson.example/',
      'https://look-io.example/look.io.js',
    ],
    cookies: ['LPVIDEO', 'LPSID', 'lpvid'],
  },
} satisfies VendorCases;
