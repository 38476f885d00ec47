import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://service.force.com/embeddedservice/5.0/esw.min.js',
      'https://d.la1-c1-ia4.salesforceliveagent.com/chat/rest/Visitor/Availability',
      'https://shop.my.salesforce-scrt.com/iamessage/v1/authorization/unauthenticated/accessToken',
    ],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://notservice.force.com/a.js',
      'https://service.force.com.evil.example/a.js',
      'https://shop.my.salesforce.com/',
      'https://shop.my.site.com/',
      'https://www.salesforce.com/',
      'https://force.com/',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
