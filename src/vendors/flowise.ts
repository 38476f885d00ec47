import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'flowise',
  name: 'Flowise',
  category: 'chat',
  // Left out: cdn.jsdelivr.net is a shared CDN; the server is self-hosted.
  hosts: [],
  // Left out: Chatbot; too general a name.
  globals: [{ value: '__flowise_mobile_resize_handler__', sources: ['run from npm: flowise-embed@3.1.6'] }],
  selectors: [
    { value: 'flowise-chatbot', sources: ['run from npm: flowise-embed@3.1.6'] },
    { value: 'flowise-fullchatbot', sources: ['run from npm: flowise-embed@3.1.6'] },
  ],
  cookies: [],
  // Left out: chatInputHistory; too general a name.
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
