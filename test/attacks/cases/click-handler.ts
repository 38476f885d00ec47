import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'click-handler',
  does: 'acts in its onclick handler when the site’s code clicks the button',
};
