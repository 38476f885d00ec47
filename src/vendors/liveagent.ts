import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'liveagent',
  name: 'LiveAgent',
  category: 'chat',
  hosts: [
    { value: 'ladesk.com', sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'seen in public site code'] },
  ],
  globals: [
    { value: 'LiveAgent', sources: ['seen in public site code'] },
    { value: 'LiveAgentTracker', sources: ['seen in public site code'] },
  ],
  selectors: [
    { value: '#la-chat-button', sources: ['seen in public site code'] },
    { value: '.la-chat-button', sources: ['seen in public site code'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
