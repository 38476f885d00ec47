import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'gorgias',
  name: 'Gorgias',
  category: 'chat',
  hosts: [{ value: 'gorgias.chat', sources: ["Fanboy's Anti-Chat List (CC BY 3.0)"] }],
  globals: [
    { value: 'GorgiasChat', sources: ['seen in public site code'] },
    { value: 'GORGIAS_CHAT_SELF_SERVICE_PORTAL_TEXTS', sources: ['seen in public site code'] },
  ],
  selectors: [
    { value: '#gorgias-chat-container', sources: ['seen in public site code'] },
    { value: '#gorgias-web-messenger-container', sources: ['seen in public site code'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
