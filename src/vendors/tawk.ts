import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'tawk',
  name: 'tawk.to',
  category: 'chat',
  hosts: [
    {
      value: 'tawk.to',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "Tawk.to"'],
    },
  ],
  globals: [
    {
      value: 'Tawk_API',
      sources: ['run from npm: @tawk.to/tawk-messenger-react@2.0.2', 'seen in public site code'],
    },
    {
      value: 'Tawk_LoadStart',
      sources: ['run from npm: @tawk.to/tawk-messenger-react@2.0.2', 'seen in public site code'],
    },
  ],
  // Left out: iframe[title="chat widget"]; any vendor may use this title.
  selectors: [
    { value: '.tawk-min-container', sources: ['seen in public site code'] },
    { value: '#tawk-bubble-container', sources: ['seen in public site code'] },
    { value: '#tawkchat-container', sources: ['seen in public site code'] },
    { value: '#tawkchat-minified-container', sources: ['seen in public site code'] },
    { value: 'iframe[src*="tawk.to"]', sources: ['seen in public site code'] },
    { value: '[id^="tawk"]', sources: ['seen in public site code'] },
  ],
  cookies: [
    { value: 'TawkConnectionTime', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: 'twk_idm_key', sources: ['seen in public site code'] },
    { value: '__tawkuuid', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: 'tawkUUID', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: 'TawkCookie', sources: ['Open-Cookie-Database (Apache-2.0)'] },
  ],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
