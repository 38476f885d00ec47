import { emit } from './channel.ts';
import type { Origin } from './stack.ts';

type Making = 'timer' | 'srcdoc' | 'markup' | 'handler' | 'link' | 'blob';

const codeAtMost = 200_000;
/** More is not told: who had further code made is then unknown. */
const toldAtMost = 500;
const told = { count: 0 };

export const tellsMore = (): boolean => told.count < toldAtMost;

/** Tells who has the browser make code. Of a text the content script keeps no more than hashes. */
export function emitMade(how: Making, text: unknown, origin: Origin): void {
  if (typeof text !== 'string' || text.length > codeAtMost || !tellsMore()) return;
  told.count++;
  emit({ kind: 'made', how, text, stack: origin });
}
