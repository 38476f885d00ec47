import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'papercups',
  name: 'Papercups',
  category: 'chat',
  hosts: [{ value: 'app.papercups.io', sources: ['run from npm: @papercups-io/chat-widget@1.3.1'] }],
  globals: [{ value: 'Papercups', sources: ['run from npm: @papercups-io/chat-widget@1.3.1'] }],
  selectors: [
    { value: '.Papercups-toggleButton', sources: ['run from npm: @papercups-io/chat-widget@1.3.1'] },
    { value: '.Papercups-toggleButtonContainer', sources: ['run from npm: @papercups-io/chat-widget@1.3.1'] },
    { value: '.Papercups-chatWindowContainer', sources: ['run from npm: @papercups-io/chat-widget@1.3.1'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
  switches: [
    {
      value: 'Papercups.config.hideToggleButton',
      sources: ['run from npm: @papercups-io/chat-widget@1.3.1'],
    },
  ],
} satisfies Vendor;
