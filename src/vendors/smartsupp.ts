import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'smartsupp',
  name: 'Smartsupp',
  category: 'chat',
  hosts: [
    {
      value: 'smartsuppchat.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "Smartsupp"'],
    },
    { value: 'smartsupp.com', sources: ['third-party-web 0.30.0 (MIT), entity "Smartsupp"'] },
    {
      value: 'smartsupp-widget-161959.c.cdn77.org',
      sources: ['third-party-web 0.30.0 (MIT), entity "Smartsupp"'],
    },
    {
      value: 'smartsuppcdn.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "Smartsupp"'],
    },
  ],
  globals: [
    { value: 'smartsupp', sources: ['seen in public site code'] },
    { value: '_smartsupp', sources: ['seen in public site code'] },
  ],
  // Left out: #chat-application; too general an id.
  selectors: [{ value: '#smartsupp-widget-container', sources: ['seen in public site code'] }],
  cookies: [
    { value: 'ssupp.vid', sources: ['tarteaucitronjs 1.34.0 (MIT)'] },
    { value: 'ssupp.visits', sources: ['tarteaucitronjs 1.34.0 (MIT)'] },
  ],
  storageKeys: [],
  aliases: [],
  switches: [
    {
      value: '_smartsupp.hideWidget',
      sources: ['Smartsupp documentation: hide chat box on certain pages', 'seen in public site code'],
    },
  ],
} satisfies Vendor;
