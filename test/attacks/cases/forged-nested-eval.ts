import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'forged-nested-eval',
  does: 'evaluates within code that took another name, which the engine then tells as the origin',
  limits: {
    chromium: 'eval or Function made the code, and who had it made is no more than a claim',
  },
};
