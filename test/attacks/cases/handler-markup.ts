import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'handler-markup',
  does: 'writes markup whose image fails and so runs its handler',
  limits: {
    firefox: "code that a script wrote into the page cannot be told from the page's own",
  },
};
