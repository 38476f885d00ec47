import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'botpress',
  name: 'Botpress',
  category: 'chat',
  // Left out: mediafiles.botpress.cloud holds files of bots of any channel.
  hosts: [
    { value: 'webchat.botpress.cloud', sources: ['run from npm: @botpress/webchat@4.5.2'] },
    { value: 'cdn.botpress.cloud', sources: ['seen in public site code'] },
  ],
  globals: [
    { value: 'botpressWebChat', sources: ['seen in public site code'] },
    { value: 'botpress', sources: ['seen in public site code'] },
  ],
  selectors: [
    { value: '#bp-web-widget', sources: ['seen in public site code'] },
    { value: '.bpFabContainer', sources: ['run from npm: @botpress/webchat@4.5.2'] },
    { value: '.bpContainer', sources: ['run from npm: @botpress/webchat@4.5.2'] },
  ],
  cookies: [],
  storageKeys: [
    { value: 'bp-webchat-*-client', sources: ['run from npm: @botpress/webchat@4.5.2'] },
    { value: 'bp-webchat-*-sound', sources: ['run from npm: @botpress/webchat@4.5.2'] },
    { value: 'bp-webchat-*-message-history-default', sources: ['run from npm: @botpress/webchat@4.5.2'] },
    { value: 'bp-webchat-composer-files-default', sources: ['run from npm: @botpress/webchat@4.5.2'] },
  ],
  aliases: [],
} satisfies Vendor;
