import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'zendesk',
  name: 'Zendesk',
  category: 'chat',
  // zendesk.com also serves help centres; the widget sends its messages to a subdomain of it.
  hosts: [
    { value: 'cdn.smooch.io', sources: ["Fanboy's Anti-Chat List (CC BY 3.0)"] },
    {
      value: 'zdassets.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "ZenDesk"'],
    },
    { value: 'zendesk.com', sources: ['third-party-web 0.30.0 (MIT), entity "ZenDesk"'] },
    {
      value: 'zopim.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "ZenDesk"'],
    },
    { value: 'zopim.io', sources: ['third-party-web 0.30.0 (MIT), entity "Zopim"'] },
  ],
  globals: [
    { value: 'zE', sources: ['seen in public site code'] },
    { value: 'zESettings', sources: ['run from npm: react-zendesk@0.1.13', 'seen in public site code'] },
    { value: '$zopim', sources: ['seen in public site code'] },
    { value: 'zEmbed', sources: ['seen in public site code'] },
  ],
  // Left out: #launcher; too general an id unless on a frame.
  // Uncertain: #ze-snippet; one unverified source.
  selectors: [
    { value: 'iframe#launcher', sources: ['seen in public site code'] },
    { value: '#webWidget', sources: ['seen in public site code'] },
    { value: '[data-product="web_widget"]', sources: ['seen in public site code'] },
    { value: '.zopim', sources: ['seen in public site code'] },
    { value: 'iframe[title*="Zendesk" i]', sources: ['seen in public site code'] },
  ],
  cookies: [
    { value: '_zendesk_shared_session', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    {
      value: '__zlcmid',
      sources: [
        'Open-Cookie-Database (Apache-2.0)',
        'https://support.zendesk.com/hc/en-us/articles/4408828505754-Enabling-cookie-consent-for-the-Chat-widget',
      ],
    },
    {
      value: '__zlcprivacy',
      sources: [
        'Open-Cookie-Database (Apache-2.0)',
        'https://support.zendesk.com/hc/en-us/articles/4408828505754-Enabling-cookie-consent-for-the-Chat-widget',
      ],
    },
    { value: '_zendesk_session', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: '__zlcid', sources: ['tarteaucitronjs 1.34.0 (MIT)'] },
    { value: '__zprivacy', sources: ['tarteaucitronjs 1.34.0 (MIT)'] },
  ],
  storageKeys: [
    { value: 'ZD-store', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: 'ZD-suid', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: 'ZD-buid', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: 'ZD-settings', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: 'ZD-widgetOpen', sources: ['Open-Cookie-Database (Apache-2.0)'] },
  ],
  aliases: [],
  switches: [
    {
      value: 'zESettings.webWidget.chat.suppress',
      sources: ['developer.zendesk.com/embeddables/docs/widget/settings: suppress'],
    },
  ],
} satisfies Vendor;
