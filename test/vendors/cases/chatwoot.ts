import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://app.chatwoot.com/packs/js/sdk.js', 'https://app.chatwoot.com/widget?website_token=abc'],
    cookies: ['cw_conversation', 'cw_user_abcDEF123', 'cw_snooze_campaigns_till'],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notchatwoot.com/a.js', 'https://chatwoot.com.evil.example/a.js'],
    cookies: ['cw_user', 'conversation'],
  },
} satisfies VendorCases;
