import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'livechat',
  name: 'LiveChat',
  category: 'chat',
  hosts: [
    {
      value: 'livechatinc.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "LiveChat"'],
    },
    { value: 'livechat.com', sources: ['third-party-web 0.30.0 (MIT), entity "LiveChat"'] },
    { value: 'livechat-static.com', sources: ['third-party-web 0.30.0 (MIT), entity "LiveChat"'] },
  ],
  globals: [
    {
      value: 'LiveChatWidget',
      sources: [
        'run from npm: @livechat/widget-core@1.4.1',
        'run from npm: clarity-js@0.8.70',
        'seen in public site code',
      ],
    },
    { value: '__lc', sources: ['run from npm: @livechat/widget-core@1.4.1', 'seen in public site code'] },
    { value: 'LC_API', sources: ['run from npm: @livechat/widget-core@1.4.1', 'seen in public site code'] },
  ],
  // #chat-widget-container is a general name, but the only root of the present widget.
  selectors: [
    { value: '#chat-widget-container', sources: ['seen in public site code'] },
    { value: '#livechat-compact-container', sources: ['seen in public site code'] },
    { value: '#livechat-eye-catcher', sources: ['seen in public site code'] },
    { value: '#livechat-compact-view', sources: ['seen in public site code'] },
  ],
  cookies: [
    { value: '__lc_cid', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: '__lc_cst', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: '__lc2_cid', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: '__lc2_cst', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: '__livechat', sources: ['Open-Cookie-Database (Apache-2.0)'] },
  ],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
