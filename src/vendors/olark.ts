import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'olark',
  name: 'Olark',
  category: 'chat',
  hosts: [
    {
      value: 'olark.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "Olark"'],
    },
  ],
  globals: [{ value: 'olark', sources: ['seen in public site code'] }],
  selectors: [
    { value: '#olark-wrapper', sources: ['seen in public site code'] },
    { value: '#habla_window_div', sources: ['seen in public site code'] },
    { value: '.olark-launch-button', sources: ['seen in public site code'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
