import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'nuance',
  name: 'Nuance',
  category: 'chat',
  hosts: [
    { value: 'inq.com', sources: ['third-party-web 0.30.0 (MIT), entity "Touch Commerce"'] },
    { value: 'touchcommerce.com', sources: ['third-party-web 0.30.0 (MIT), entity "Touch Commerce"'] },
  ],
  globals: [
    { value: 'v3Lander', sources: ['seen in public site code'] },
    { value: 'v3LanderConfig', sources: ['seen in public site code'] },
  ],
  selectors: [
    { value: '#inqChatStage', sources: ['seen in public site code'] },
    { value: '#nuanMessagingFrame', sources: ['seen in public site code'] },
    { value: '#nuance-fab-container', sources: ['seen in public site code'] },
    { value: '#tcChat_Skin', sources: ['seen in public site code'] },
    { value: '#inqTestDiv', sources: ['seen in public site code'] },
    { value: '#Nuance-chat-anchored', sources: ['seen in public site code'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
