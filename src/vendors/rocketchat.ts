import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'rocketchat',
  name: 'Rocket.Chat',
  category: 'chat',
  // Self-hosted: <server>/livechat/rocketchat-livechat.min.js stands on a host of the client's own.
  hosts: [],
  globals: [
    {
      value: 'RocketChat',
      sources: ['run from npm: @rocket.chat/livechat@1.13.3', 'seen in public site code'],
    },
  ],
  selectors: [
    {
      value: '.rocketchat-widget',
      sources: ['run from npm: @rocket.chat/livechat@1.13.3', 'seen in public site code'],
    },
    {
      value: '#rocketchat-iframe',
      sources: ['run from npm: @rocket.chat/livechat@1.13.3', 'seen in public site code'],
    },
    { value: '.rocketchat-container', sources: ['run from npm: @rocket.chat/livechat@1.13.3'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
