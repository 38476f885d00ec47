import { emit } from './channel.ts';
import type { Origin } from './origin.ts';

type Making = 'timer' | 'srcdoc' | 'markup' | 'handler' | 'link' | 'blob';

const codeAtMost = 200_000;
/** More is not told: who had further code made is then unknown. */
const toldAtMost = 500;
let told = 0;

export const tellsMore = (): boolean => told < toldAtMost;

/** Tells who has the browser make code. Of a text the content script keeps no more than hashes. */
export function emitMade(how: Making, text: unknown, origin: Origin): void {
  if (typeof text !== 'string' || text.length > codeAtMost || !tellsMore()) return;
  told++;
  emit({ kind: 'made', how, text, stack: origin });
}
