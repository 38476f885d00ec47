import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'typebot',
  name: 'Typebot',
  category: 'chat',
  // Left out: cdn.jsdelivr.net is a shared CDN.
  hosts: [{ value: 'typebot.io', sources: ['seen in public site code'] }],
  globals: [
    { value: 'Typebot', sources: ['run from npm: @typebot.io/js@0.10.7', 'seen in public site code'] },
  ],
  selectors: [
    { value: 'typebot-bubble', sources: ['run from npm: @typebot.io/js@0.10.7', 'seen in public site code'] },
    { value: 'typebot-standard', sources: ['run from npm: @typebot.io/js@0.10.7'] },
    { value: 'typebot-popup', sources: ['run from npm: @typebot.io/js@0.10.7'] },
  ],
  cookies: [],
  storageKeys: [
    { value: 'typebot-botOpened', sources: ['run from npm: @typebot.io/js@0.10.7'] },
    { value: 'typebotPaymentInProgress', sources: ['run from npm: @typebot.io/js@0.10.7'] },
  ],
  aliases: [],
} satisfies Vendor;
