import type { Vendor } from '../model/vendor.ts';
import type { Attribution } from './attribution.ts';
import type { NamedFrame } from './choose-frame.ts';
import type { AttributionContext } from './context.ts';
import { isHandler } from './made-code.ts';
import type { RawFrame } from './parse-stack.ts';
import type { Label } from './party.ts';
import type { Act } from './provenance.ts';

const unknownCode: Label = { party: 'unknown', vendor: null, name: 'unknown', forwards: false };

export type Known = {
  /** Who inserted the inline script that runs during the act. */
  written: Attribution | null;
  /** Scripts of another party wrote inline code into this document before the act. */
  tainted: boolean;
  /** Who brought each frame's code into the page, where it is no file's and no document's own. */
  authors: readonly (Attribution | null)[];
  /** Labels the address of a file, with what is known of how it came into the page. */
  file(url: string): Label;
};

/** The act's frames with their parties; code that has no file gets its author's party. */
export function nameFrames(
  act: Act,
  frames: readonly RawFrame[],
  affected: Vendor,
  context: AttributionContext,
  { written, tainted, authors, file }: Known,
): NamedFrame[] {
  let isWritten = written !== null;
  return frames.map((frame, index) => {
    const isOwn = frame.url !== '' && context.provenance.isOwnUrl(act, frame.url);
    const author = (isOwn && isWritten && frame.hash === undefined ? written : authors[index]) ?? null;
    if (author) return { ...frame, author, label: authorLabel(author) };
    if (!isOwn) {
      const label = file(frame.url);
      // Whoever stands outside the written code called it: frames further out are not the written code.
      if (frame.url !== '' && !label.forwards) isWritten = false;
      return { ...frame, author, label };
    }
    // Whoever wrote the attribute, by markup or by call: that is not looked at.
    const isAnybodys = isHandler(frame) || (tainted && frame.hash === undefined);
    return { ...frame, author, label: isAnybodys ? unknownCode : inlineParty(act, affected, context) };
  });
}

/** Whose the code is that stands in the act's document itself: who serves the document. */
export function inlineParty(act: Act, affected: Vendor, context: AttributionContext): Label {
  return context.label(act.pageUrl, affected, context.provenance.pageUrl(act.page), true);
}

function authorLabel({ actor }: Attribution): Label {
  if (!actor) return unknownCode;
  return { party: actor.party, vendor: actor.vendor, name: actor.name, forwards: actor.party === 'library' };
}
