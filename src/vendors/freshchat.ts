import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'freshchat',
  name: 'Freshchat',
  category: 'chat',
  // Left out: freshworksapi.com serves all products of the company.
  hosts: [
    {
      value: 'freshchat.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "Freshchat"'],
    },
    { value: 'd36mpcpuzc4ztk.cloudfront.net', sources: ['third-party-web 0.30.0 (MIT), entity "Freshdesk"'] },
    { value: 'fw-cdn.com', sources: ['https://developers.freshchat.com/v2/', 'seen in public site code'] },
    { value: 'widget.freshworks.com', sources: ['seen in public site code'] },
    { value: 'euc-widget.freshworks.com', sources: ['seen in public site code'] },
  ],
  globals: [
    {
      value: 'fcWidget',
      sources: ['https://developers.freshchat.com/web-sdk/v1/', 'seen in public site code'],
    },
    { value: 'fcSettings', sources: ['seen in public site code'] },
    { value: 'fcWidgetMessengerConfig', sources: ['https://developers.freshchat.com/v2/'] },
    { value: 'FreshworksWidget', sources: ['seen in public site code'] },
    { value: 'fwSettings', sources: ['seen in public site code'] },
  ],
  selectors: [
    { value: '#fc_frame', sources: ['seen in public site code'] },
    { value: '#freshworks-container', sources: ['seen in public site code'] },
    { value: '#freshworks-frame', sources: ['seen in public site code'] },
    { value: '.freshwidget-button', sources: ['seen in public site code'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
  switches: [
    {
      value: 'fcWidgetMessengerConfig.config.headerProperty.hideChatButton',
      sources: ['seen in public site code'],
    },
    { value: 'fcSettings.config.headerProperty.hideChatButton', sources: ['seen in public site code'] },
  ],
} satisfies Vendor;
