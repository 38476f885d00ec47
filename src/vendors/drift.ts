import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'drift',
  name: 'Drift',
  category: 'chat',
  hosts: [
    { value: 'driftt.com', sources: ["Fanboy's Anti-Chat List (CC BY 3.0)"] },
    { value: 'drift.com', sources: ['seen in public site code'] },
  ],
  globals: [
    { value: 'drift', sources: ['react-live-chat-loader 2.11.0 (MIT)', 'seen in public site code'] },
    { value: 'driftt', sources: ['react-live-chat-loader 2.11.0 (MIT)', 'seen in public site code'] },
  ],
  // Left out: iframe[id^="drift-"], too general; .drift-facade, drawn by a lazy-loading library.
  selectors: [
    { value: '#drift-widget', sources: ['seen in public site code'] },
    { value: '#drift-widget-container', sources: ['seen in public site code'] },
    { value: '#drift-frame-controller', sources: ['seen in public site code'] },
    { value: '#drift-frame-chat', sources: ['seen in public site code'] },
  ],
  cookies: [
    { value: 'drift_aid', sources: ['seen in public site code'] },
    { value: 'driftt_aid', sources: ['seen in public site code'] },
    { value: 'driftt_sid', sources: ['seen in public site code'] },
    { value: 'drift_campaign_refresh', sources: ['seen in public site code'] },
    { value: 'drift_*', sources: ['Open-Cookie-Database (Apache-2.0)'] },
  ],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
