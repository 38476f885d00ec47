import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://cdn.livechatinc.com/tracking.js',
      'https://secure.livechatinc.com/customer/action/open_chat?license_id=1',
      'https://api.livechat.com/v3/customer/rtm/ws',
      'https://cdn.livechat-static.com/api/file/lc/img/default.png',
    ],
    cookies: ['__lc_cid', '__lc_cst', '__lc2_cid', '__lc2_cst', '__livechat'],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notlivechatinc.com/a.js', 'https://livechatinc.com.evil.example/a.js'],
    cookies: ['__lc', 'livechat'],
  },
} satisfies VendorCases;
