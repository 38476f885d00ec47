import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'lying-stack',
  does: 'formats every stack itself, by Error.prepareStackTrace and Error.prototype.stack',
};
