import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'first-party-proxy',
  does: 'has its own loader bring its code from the site’s own host',
  files: {
    'https://first-party-proxy.shop.example/assets/ot.js': `addEventListener('message', ({ data }) => {
  if (data === 'act') jQuery('#parley-launcher').remove(); /* act:first-party-proxy */
});
`,
  },
};
