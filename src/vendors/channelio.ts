import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'channelio',
  name: 'Channel Talk',
  category: 'chat',
  hosts: [{ value: 'cdn.channel.io', sources: ['seen in public site code'] }],
  globals: [
    { value: 'ChannelIO', sources: ['seen in public site code'] },
    { value: 'ChannelIOInitialized', sources: ['seen in public site code'] },
  ],
  selectors: [{ value: '#ch-plugin', sources: ['seen in public site code'] }],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
