import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'odd-address',
  does: 'is served from an address that holds brackets, an @ and the address of an innocent third',
  scriptUrl:
    'https://cdn.overtalk.example/odd/pkg@1.2.3/(tag)/https://tags.tagworks.example/attacks/container.js',
};
