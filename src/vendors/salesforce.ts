import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'salesforce',
  name: 'Salesforce Embedded Service',
  category: 'chat',
  // Left out: my.salesforce.com and my.site.com serve any Salesforce site, not only its chat.
  hosts: [
    {
      value: 'service.force.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'seen in public site code'],
    },
    {
      value: 'salesforceliveagent.com',
      sources: [
        "Fanboy's Anti-Chat List (CC BY 3.0)",
        'third-party-web 0.30.0 (MIT), entity "Salesforce Live Agent"',
      ],
    },
    { value: 'my.salesforce-scrt.com', sources: ['seen in public site code'] },
  ],
  globals: [
    { value: 'embedded_svc', sources: ['seen in public site code'] },
    { value: 'embeddedservice_bootstrap', sources: ['seen in public site code'] },
    { value: 'initEmbeddedMessaging', sources: ['seen in public site code'] },
  ],
  selectors: [{ value: '.embeddedServiceHelpButton', sources: ['seen in public site code'] }],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
