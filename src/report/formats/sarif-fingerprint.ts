import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Finding } from '../../model/report.ts';

/**
 * `widgetWitness/v1`: tells the same act of the same script on the same thing again in another audit. Line and column are not in
 * it, since every release of a script moves them, nor who the actor is taken for, which the catalogue may learn later.
 */
export function fingerprintOf({ detector, affected, actor, target }: Finding): string {
  const same = [detector, affected.vendor ?? affected.name, actor.scriptUrl ?? '', target].map(withoutMarks);
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(same))));
}

/** The marks of redaction are made under a key of the audit's own: the same value has another one in every audit. */
function withoutMarks(text: string): string {
  return text.replace(/‹id:[0-9a-f]{8}›/g, '‹id›').replace(/(?<=^|[/.])id-[0-9a-f]{8}(?=[.:/?#]|$)/g, 'id');
}
