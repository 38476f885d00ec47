import type { Vendor } from '../model/vendor.ts';
import type { Attribution } from './attribution.ts';
import type { NamedFrame } from './choose-frame.ts';
import type { AttributionContext } from './context.ts';
import type { Label } from './party.ts';
import type { Act } from './provenance.ts';

const unknownInline: Label = { party: 'unknown', vendor: null, name: 'unknown', forwards: false };

type Inline = {
  /** Who wrote the inline script that ran during the act. */
  written: Attribution | null;
  /** Scripts of another party wrote inline code into this document before the act. */
  tainted: boolean;
  /** Labels the address of a file, with what is known of how it came into the page. */
  file(url: string): Label;
};

/** The function that an attribute makes of its text: V8 says on what (`HTMLImageElement.onerror`). */
const handler = /^(?:[A-Z]\w*\.)?on[a-z]{3,40}$/;

/** The act's frames with their parties; code with the document's own address gets its author's party. */
export function nameFrames(
  act: Act,
  affected: Vendor,
  context: AttributionContext,
  { written, tainted, file }: Inline,
): NamedFrame[] {
  let isWritten = written !== null;
  return context.frames(act.fact.stack?.text ?? '').map((frame) => {
    if (frame.url === '' || !context.provenance.isOwnUrl(act, frame.url)) {
      const label = file(frame.url);
      // Whoever stands outside the written code called it: frames further out are not the written code.
      if (frame.url !== '' && !label.forwards) isWritten = false;
      return { ...frame, label, writtenInline: false };
    }
    if (isWritten && written) return { ...frame, label: authorLabel(written), writtenInline: true };
    // Anybody may have written the attribute, by markup or by call: that is not looked at.
    const label =
      tainted || handler.test(frame.functionName ?? '') ? unknownInline : inlineParty(act, affected, context);
    return { ...frame, label, writtenInline: false };
  });
}

/** Whose the code is that stands in the act's document itself: who serves the document. */
export function inlineParty(act: Act, affected: Vendor, context: AttributionContext): Label {
  return context.label(act.pageUrl, affected, context.provenance.pageUrl(act.page), true);
}

function authorLabel({ actor }: Attribution): Label {
  if (!actor) return unknownInline;
  return { party: actor.party, vendor: actor.vendor, name: actor.name, forwards: actor.party === 'library' };
}
