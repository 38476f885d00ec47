import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'twilioflex',
  name: 'Twilio Flex WebChat',
  category: 'chat',
  // Left out: twilio.com and iam.twilio.com serve the whole company.
  hosts: [
    {
      value: 'assets.flex.twilio.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'run from npm: @twilio/flex-webchat-ui@2.9.4'],
    },
  ],
  // Left out: Twilio; shared by the company's libraries.
  globals: [],
  selectors: [
    { value: '#twilio-customer-frame', sources: ['run from npm: @twilio/flex-webchat-ui@2.9.4'] },
    { value: '.Twilio-EntryPoint', sources: ['run from npm: @twilio/flex-webchat-ui@2.9.4'] },
  ],
  cookies: [],
  storageKeys: [
    { value: 'twilio-flex-cf', sources: ['run from npm: @twilio/flex-webchat-ui@2.9.4'] },
    { value: 'loglevel:twilio-flex-webchat-ui', sources: ['run from npm: @twilio/flex-webchat-ui@2.9.4'] },
    { value: 'twilio_twilsock_token_storage', sources: ['run from npm: @twilio/flex-webchat-ui@2.9.4'] },
  ],
  aliases: [],
} satisfies Vendor;
