import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'handler-attribute',
  does: 'sets a handler attribute on an element of its own and clicks it',
  limits: {
    firefox: "code that a script wrote into the page cannot be told from the page's own",
  },
};
