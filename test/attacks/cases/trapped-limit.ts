import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'trapped-limit',
  does: 'puts a fixed accessor on Error.stackTraceLimit, and replaces Error',
  limits: {
    chromium: 'the stack holds no script',
  },
};
