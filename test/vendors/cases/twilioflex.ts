import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://assets.flex.twilio.com/releases/flex-webchat-ui/2.9.1/twilio-flex-webchat.min.js'],
    cookies: [],
    storageKeys: ['twilio-flex-cf', 'loglevel:twilio-flex-webchat-ui', 'twilio_twilsock_token_storage'],
  },
  mustNotMatch: {
    urls: [
      'https://notassets.flex.twilio.com/a.js',
      'https://assets.flex.twilio.com.evil.example/a.js',
      'https://www.twilio.com/',
      'https://iam.twilio.com/v1/',
      'https://media.twiliocdn.com/sdk.js',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
