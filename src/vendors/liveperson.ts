import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'liveperson',
  name: 'LivePerson',
  category: 'chat',
  hosts: [
    { value: 'liveperson.com', sources: ['third-party-web 0.30.0 (MIT), entity "LivePerson"'] },
    { value: 'look.io', sources: ['third-party-web 0.30.0 (MIT), entity "LivePerson"'] },
    { value: 'liveperson.net', sources: ['third-party-web 0.30.0 (MIT), entity "LivePerson"'] },
    { value: 'lpsnmedia.net', sources: ['third-party-web 0.30.0 (MIT), entity "LivePerson"'] },
    { value: 'contactatonce.com', sources: ['third-party-web 0.30.0 (MIT), entity "ContactAtOnce"'] },
  ],
  globals: [
    { value: 'lpTag', sources: ['seen in public site code'] },
    { value: 'lpMTagConfig', sources: ['seen in public site code'] },
  ],
  // Left out: .lp_desktop, .lp_mobile, .lp_minimized; landing pages use the same prefix.
  selectors: [
    { value: '.LPMcontainer', sources: ['seen in public site code'] },
    { value: '.LPMoverlay', sources: ['seen in public site code'] },
    { value: 'div[id^="LPMcontainer"]', sources: ['seen in public site code'] },
    { value: '#lpChat', sources: ['seen in public site code'] },
    { value: 'textarea.lpview_form_textarea', sources: ['seen in public site code'] },
  ],
  cookies: [
    { value: 'LPVID', sources: ['https://knowledge.liveperson.com/liveperson-browser-cookies-storage'] },
    { value: 'LPSID-*', sources: ['https://knowledge.liveperson.com/liveperson-browser-cookies-storage'] },
    { value: 'lpLastVisit-*', sources: ['https://consentstack.io/vendors/liveperson'] },
  ],
  // Uncertain: the documentation does not say for which accounts these are cookies and for which storage keys.
  storageKeys: [
    { value: 'LPVID', sources: ['https://knowledge.liveperson.com/liveperson-browser-cookies-storage'] },
    { value: 'LPSID-*', sources: ['https://knowledge.liveperson.com/liveperson-browser-cookies-storage'] },
  ],
  aliases: [],
} satisfies Vendor;
