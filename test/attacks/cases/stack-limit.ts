import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'stack-limit',
  does: 'sets Error.stackTraceLimit so low that only the library that it calls is left',
};
