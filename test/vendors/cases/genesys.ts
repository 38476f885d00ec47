import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://apps.mypurecloud.com/genesys-bootstrap/genesys.min.js',
      'https://apps.mypurecloud.de/genesys-bootstrap/genesys.min.js',
      'https://apps.usw2.pure.cloud/genesys-bootstrap/genesys.min.js',
      'https://apps.use2.us-gov-pure.cloud/genesys-bootstrap/genesys.min.js',
    ],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notapps.mypurecloud.com/a.js',
      'https://apps.mypurecloud.com.evil.example/a.js',
      'https://www.genesys.com/',
      'https://vmss.boldchat.com/aid/1/',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
