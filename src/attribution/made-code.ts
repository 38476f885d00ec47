import type { AttributionContext } from './context.ts';
import type { RawFrame } from './parse-stack.ts';
import { type Act, srcdocUrl } from './provenance.ts';

/** Who brought in code that more have brought in cannot be told anyway. */
export const makersAtMost = 20;

/**
 * The calls that may have brought a frame's code into the page. Null for code of a file, and for what stands in the document
 * as it came; empty where code was brought in and nobody was seen to do it.
 */
export function makersOf(act: Act, frame: RawFrame, { provenance }: AttributionContext): Act[] | null {
  const { url, hash, kind } = frame;
  const before = (makers: readonly Act[]) =>
    makers.slice(0, makersAtMost + 1).filter((maker) => isBefore(maker, act));
  const isDocuments = url.startsWith('http') && provenance.isOwnUrl(act, url) && !isHandler(frame);
  if (hash && !isDocuments) {
    const makers = before(provenance.makersOfCode(act.page, hash));
    if (makers.length > 0) return makers;
  }
  // Gecko has no hashes.
  if (url === srcdocUrl && hash === undefined) return before(provenance.makersOfDocuments(act.page));
  if (kind === 'unlike') {
    const claimers = before(provenance.claimersOf(act.page, url));
    return claimers.length > 0 ? claimers : null;
  }
  if (kind === 'timed') return before(provenance.timers(act.page));
  if (kind === 'injected') return before(provenance.inlineInsertionsAt(act.page, url));
  const maker = provenance.makerOfUrl(act.page, url);
  return maker ? before([maker]) : null;
}

/** The function that an attribute makes of its text: V8 says on what (`HTMLImageElement.onerror`). */
export function isHandler({ functionName }: RawFrame): boolean {
  return /^(?:[A-Z]\w*\.)?on[a-z]{3,40}$/.test(functionName ?? '');
}

function isBefore(maker: Act, act: Act): boolean {
  return maker.document === act.document ? maker.seq < act.seq : maker.atMs <= act.atMs;
}
