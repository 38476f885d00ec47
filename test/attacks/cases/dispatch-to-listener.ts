import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'dispatch-to-listener',
  does: 'dispatches an event at which the site’s own listener removes the chat',
  party: 'site',
};
