import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'hubspot',
  name: 'HubSpot',
  category: 'chat',
  // Left out: hubspot.com, app.hubspot.com and api.hubspot.com serve the whole company; only some paths are chat.
  // js.hs-scripts.com is the loader that brings in the chat; it also loads HubSpot's forms and analytics.
  hosts: [
    { value: 'js.usemessages.com', sources: ["Fanboy's Anti-Chat List (CC BY 3.0)"] },
    {
      value: 'js.hs-scripts.com',
      sources: [
        'react-live-chat-loader 2.11.0 (MIT)',
        'seen in public site code',
        'tarteaucitronjs 1.34.0 (MIT)',
      ],
    },
  ],
  globals: [
    { value: 'HubSpotConversations', sources: ['seen in public site code'] },
    { value: 'hsConversationsOnReady', sources: ['react-live-chat-loader 2.11.0 (MIT)'] },
    { value: 'hsConversationsSettings', sources: ['seen in public site code'] },
  ],
  selectors: [
    { value: '#hubspot-messages-iframe-container', sources: ['seen in public site code'] },
    { value: '.hs-shadow-container', sources: ['seen in public site code'] },
    { value: '#hubspot-messages-iframe', sources: ['seen in public site code'] },
  ],
  cookies: [
    { value: 'messagesUtk', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: 'hubspotutk', sources: ['Open-Cookie-Database (Apache-2.0)', 'tarteaucitronjs 1.34.0 (MIT)'] },
    { value: 'hs-messages-is-open', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: 'hs-messages-hide-welcome-message', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: '__hsmem', sources: ['Open-Cookie-Database (Apache-2.0)'] },
  ],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
