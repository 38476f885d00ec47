import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://cdn.botpress.cloud/webchat/v1/inject.js', 'https://webchat.botpress.cloud/0000/ping'],
    cookies: [],
    storageKeys: [
      'bp-webchat-0a1b-client',
      'bp-webchat-0a1b-sound',
      'bp-webchat-0a1b-message-history-default',
      'bp-webchat-composer-files-default',
    ],
  },
  mustNotMatch: {
    urls: [
      'https://notwebchat.botpress.cloud/a.js',
      'https://webchat.botpress.cloud.evil.example/a.js',
      'https://botpress.com/',
      'https://mediafiles.botpress.cloud/bot.js',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
