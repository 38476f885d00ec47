import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://widget.intercom.io/widget/abcd1234',
      'https://js.intercomcdn.com/shim.latest.js',
      'https://api-iam.intercom.io/messenger/web/ping',
      'wss://nexus-websocket-a.intercom.io/pubsub/5-abc',
      'https://intercom-sheets.com/sheets/1',
    ],
    cookies: ['intercom-id-abcd1234', 'intercom-session-abcd1234', 'intercom-device-id-abcd1234'],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notintercomcdn.com/a.js',
      'https://intercomcdn.com.evil.example/a.js',
      'https://www.intercom.com/',
      'https://widget-intercom.io/widget/abcd1234',
    ],
    cookies: ['intercom', 'id-intercom-id-abcd1234'],
  },
} satisfies VendorCases;
