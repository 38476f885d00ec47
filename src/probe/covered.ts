import { hasOwn } from './natives.ts';
import type { Origin } from './origin.ts';

/**
 * Whether the page's call went to a property of the object itself (`navigator.sendBeacon = …`), which hides the
 * prototype's: whatever a script put there called on to ours.
 */
export function isCovered(self: unknown, name: string): boolean {
  return typeof self === 'object' && self !== null && hasOwn(self, name);
}

export const originThrough = (isThrough: boolean, origin: Origin): Origin =>
  isThrough ? { ...origin, slot: 'replaced' } : origin;
