import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'snapengage',
  name: 'SnapEngage',
  category: 'chat',
  // Left out: storage.googleapis.com is shared storage.
  hosts: [
    {
      value: 'snapengage.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "SnapEngage"'],
    },
  ],
  // Uncertain: SnapABug; one unverified source.
  globals: [],
  selectors: [{ value: '#designstudio-button', sources: ['seen in public site code'] }],
  cookies: [
    { value: 'SnapABugHistory', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: 'SnapABugRef', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: 'SnapABugUserAlias', sources: ['Open-Cookie-Database (Apache-2.0)'] },
    { value: 'SnapABugVisit', sources: ['Open-Cookie-Database (Apache-2.0)'] },
  ],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
