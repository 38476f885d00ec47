import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'chatwoot',
  name: 'Chatwoot',
  category: 'chat',
  hosts: [{ value: 'chatwoot.com', sources: ['third-party-web 0.30.0 (MIT), entity "Chatwoot"'] }],
  globals: [
    { value: '$chatwoot', sources: ['react-live-chat-loader 2.11.0 (MIT)', 'seen in public site code'] },
    { value: 'chatwootSDK', sources: ['react-live-chat-loader 2.11.0 (MIT)', 'seen in public site code'] },
    {
      value: 'chatwootSettings',
      sources: ['react-live-chat-loader 2.11.0 (MIT)', 'seen in public site code'],
    },
  ],
  selectors: [
    { value: '.woot-widget-holder', sources: ['seen in public site code'] },
    { value: '.woot--bubble-holder', sources: ['seen in public site code'] },
    { value: '.woot-widget-bubble', sources: ['seen in public site code'] },
    { value: '#cw-widget-holder', sources: ['seen in public site code'] },
  ],
  cookies: [
    { value: 'cw_conversation', sources: ['seen in public site code'] },
    { value: 'cw_user_*', sources: ['seen in public site code'] },
    { value: 'cw_snooze_campaigns_till', sources: ['seen in public site code'] },
  ],
  storageKeys: [],
  aliases: [],
  switches: [
    {
      value: 'chatwootSettings.hideMessageBubble',
      sources: ['Chatwoot widget API: configuration options, hideMessageBubble', 'seen in public site code'],
    },
  ],
} satisfies Vendor;
